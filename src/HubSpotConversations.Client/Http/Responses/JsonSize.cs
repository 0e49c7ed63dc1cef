using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Http.Responses;

/// <summary>
/// Counts the values of a response before objects are made of them: an object of a few hundred bytes can come from two
/// bytes of JSON. Counting is the only reading that takes time with a large body, so it can be cancelled.
/// </summary>
internal static class JsonSize
{
    // The largest page of the contract has 500 threads with fewer than 100 values each.
    private const int MostValues = 1_000_000;
    private const int ValuesBetweenChecks = 4096;

    /// <summary>How a body exceeds the limit; null if it doesn't, or isn't JSON.</summary>
    /// <exception cref="OperationCanceledException">The time is over, or the caller cancelled.</exception>
    public static string? Excess(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // A value takes a byte at least.
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
            // The reader of the response reports what is wrong with it.
        }

        return null;
    }
}
