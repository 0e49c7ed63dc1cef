using System.Globalization;
using System.Net;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Lookup;

/// <summary>
/// Describes a thread so that a person recognizes it: the contact, the subject, and the time of the latest message.
/// </summary>
internal static class ThreadDescription
{
    private const int LongestPart = 60;

    // The newest entries can be comments and changes, which have no subject.
    private const int Entries = 20;

    /// <summary>
    /// Reads the thread and its newest messages, at the same time and without retries. Returns null if neither is
    /// readable: the command that needs the description reports the failure when it changes the thread.
    /// </summary>
    public static async Task<string?> FindAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        ConversationsClient once = client.WithMaxRetry(0);
        Task<ConversationThread?> reading = TryAsync(() => ReadAsync(once, threadId, cancellationToken));
        string? subject = await TryAsync(() => SubjectAsync(once, threadId, cancellationToken)).ConfigureAwait(false);
        ConversationThread? thread = await reading.ConfigureAwait(false);
        string[] parts = new[]
        {
            DisplayText.OneLine(thread?.Contact, LongestPart),
            string.IsNullOrWhiteSpace(subject) ? string.Empty : $"'{DisplayText.OneLine(subject, LongestPart)}'",
            thread?.LatestMessage?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? string.Empty,
        }.Where(static part => part.Length > 0).ToArray();
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    private static async Task<ConversationThread?> ReadAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        ConversationThread thread;
        try
        {
            thread = await client.Threads.GetAsync(threadId, null, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotApiException failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            var trash = new ThreadQuery { Archived = true };
            thread = await client.Threads.GetAsync(threadId, trash, cancellationToken).ConfigureAwait(false);
        }

        await ThreadNames.FindAsync(client, [thread], cancellationToken).ConfigureAwait(false);
        return thread;
    }

    private static async Task<string?> SubjectAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        Page<ThreadMessage> newest = await client.Threads
            .ListMessagesAsync(threadId, null, null, Entries, cancellationToken).ConfigureAwait(false);
        return newest.Results.OfType<ConversationMessage>()
            .FirstOrDefault(static message => !string.IsNullOrWhiteSpace(message.Subject))?.Subject;
    }

    private static async Task<T?> TryAsync<T>(Func<Task<T>> request)
        where T : class?
    {
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (HubSpotException)
        {
            return null;
        }
    }
}
