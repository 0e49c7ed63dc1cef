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

    /// <summary>
    /// Reads the thread and its newest messages, without retries. Returns null if it can't be read: the command that
    /// needs the description reports the failure when it changes the thread.
    /// </summary>
    public static async Task<string?> FindAsync(
        ConversationsClient client, string threadId, CancellationToken cancellationToken)
    {
        ConversationThread thread;
        try
        {
            thread = await ReadAsync(client.WithMaxRetry(0), threadId, cancellationToken).ConfigureAwait(false);
        }
        catch (HubSpotException)
        {
            return null;
        }

        string[] parts = new[]
        {
            DisplayText.OneLine(thread.Contact, LongestPart),
            thread.Subject is { } subject ? $"'{DisplayText.OneLine(subject, LongestPart)}'" : string.Empty,
            thread.LatestMessage?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? string.Empty,
        }.Where(static part => part.Length > 0).ToArray();
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    private static async Task<ConversationThread> ReadAsync(
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

        await Task.WhenAll(
            ThreadNames.FindAsync(client, [thread], cancellationToken),
            ThreadPreviews.FindAsync(client, [thread], cancellationToken)).ConfigureAwait(false);
        return thread;
    }
}
