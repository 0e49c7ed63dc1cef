using System.Globalization;
using HubSpotConversations.Accounts;
using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations.Transcripts;

/// <summary>What a transcript says about its thread.</summary>
internal sealed class TranscriptHeading
{
    private const int Longest = 300;

    public TranscriptHeading(ConversationThread thread, AccountDirectory directory, string? subject, TranscriptCoverage coverage)
    {
        Coverage = coverage;
        ThreadId = thread.ThreadId ?? string.Empty;
        string? contact = thread.Contact;
        string? email = directory.Actors.Find("V-" + thread.ContactId)?.Email;
        Contact = email is null || email == contact ? contact : $"{contact} ({email})";
        Subject = string.IsNullOrWhiteSpace(subject) ? null : WithoutReply(DisplayText.OneLine(subject, Longest));
        Facts = new (string Name, string? Value)[]
        {
            ("Contact", Contact),
            ("Status", thread.Status),
            ("Assigned to", thread.Assignee ?? "unassigned"),
            ("Inbox", thread.Inbox),
            ("Channel", thread.Channel),
            ("Started", Time(thread.CreatedAt)),
            ("Closed", thread.Status == ThreadStatuses.Closed ? Time(thread.ClosedAt) : null),
            ("Marked as", thread.Spam == true ? "spam" : null),
            ("Deleted", thread.Archived == true ? "in HubSpot's trash" : null),
            ("Thread", thread.ThreadId),
        }.Where(static fact => !string.IsNullOrWhiteSpace(fact.Value))
            .Select(static fact => (fact.Name, DisplayText.OneLine(fact.Value, Longest))).ToArray();
    }

    public string ThreadId { get; }

    /// <summary>What the transcript contains for certain.</summary>
    public TranscriptCoverage Coverage { get; }

    /// <summary>The contact with its email address.</summary>
    public string? Contact { get; }

    public string? Subject { get; }

    /// <summary>The subject, or else the contact.</summary>
    public string Title => Subject ?? DisplayText.OneLine(Contact is null ? $"Thread {ThreadId}" : $"Conversation with {Contact}", Longest);

    /// <summary>The facts that a reader needs, in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; }

    private static string WithoutReply(string subject)
    {
        while (subject.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) && subject.Length > 4)
        {
            subject = subject.Substring(3).TrimStart();
        }

        return subject;
    }

    private static string? Time(DateTimeOffset? time)
        => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture);
}
