using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Http.Responses;

/// <summary>
/// Counts the values of a response before they are converted to objects, because two bytes of JSON can become an object
/// of a few hundred bytes. Counting can be cancelled, because it takes a while for a large body.
/// </summary>
internal static class JsonSize
{
    // HubSpot's largest page has 500 threads with fewer than 100 values each.
    private const int MostValues = 1_000_000;
    private const int ValuesBetweenChecks = 4096;

    /// <summary>Returns why a body exceeds the limit; null if it doesn't, or if it isn't JSON.</summary>
    /// <exception cref="OperationCanceledException">The time limit ended, or the caller cancelled.</exception>
    public static string? Excess(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // A value takes at least one byte.
        if (body.Length <= MostValues)
        {
            return null;
        }

        var options = new JsonReaderOptions { MaxDepth = JsonText.Options.MaxDepth };
        var reader = new Utf8JsonReader(JsonText.WithoutMark(body).Span, options);
        try
        {
            for (int count = 0; reader.Read(); count++)
            {
                if (count >= MostValues)
                {
                    return string.Format(
                        CultureInfo.InvariantCulture, "it contains more than {0:N0} names and values", MostValues);
                }

                if (count % ValuesBetweenChecks == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        catch (JsonException)
        {
            // The code that parses the response reports the problem.
        }

        return null;
    }
}
