using HubSpotConversations.Models;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Lookup;

/// <summary>Reads the subject and the latest message of threads, with a limited number of requests at once.</summary>
internal static class ThreadPreviews
{
    /// <summary>The number of threads that are read at once.</summary>
    public const int Throttle = 8;

    // The newest entries can be comments and changes.
    private const int Entries = 20;

    /// <summary>Sets the subject and the preview of threads. A thread that can't be read keeps neither.</summary>
    public static async Task FindAsync(
        ConversationsClient client, IEnumerable<ConversationThread> threads, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(Throttle);
        await Task.WhenAll(threads.Where(static thread => thread.ThreadId is not null).Select(ReadAsync))
            .ConfigureAwait(false);

        async Task ReadAsync(ConversationThread thread)
        {
            await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Page<ThreadMessage> newest = await client.Threads
                    .ListMessagesAsync(thread.ThreadId!, null, null, Entries, cancellationToken).ConfigureAwait(false);
                ConversationMessage[] messages = newest.Results.OfType<ConversationMessage>().ToArray();
                thread.Subject = messages.Select(static message => message.Subject)
                    .FirstOrDefault(static subject => !string.IsNullOrWhiteSpace(subject));
                thread.Preview = messages.FirstOrDefault()?.Text;
            }
            catch (HubSpotApiException)
            {
                // Only this preview is missing. A failed connection or token ends the listing.
            }
            finally
            {
                _ = slots.Release();
            }
        }
    }
}
