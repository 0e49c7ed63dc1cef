using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>
/// Visitors who write at an interval. There isn't a timer: the next request adds the messages that are due.
/// </summary>
internal sealed class VisitorSchedule(AccountState state, SandboxOptions options)
{
    // Limits the number of messages after a long idle time.
    private const int MostAtOnce = 1000;

    private static readonly string[] Texts =
    [
        "Is there any news?", "Thank you, that helps.", "One more question: do you deliver on Saturdays?",
        "It still does not work.", "When will you be back?",
    ];

    private DateTimeOffset _due = state.Clock.GetUtcNow() + options.VisitorInterval;
    private int _count;

    public void CatchUp()
    {
        if (options.VisitorInterval <= TimeSpan.Zero || options.VisitorThreadIds.Count == 0)
        {
            return;
        }

        DateTimeOffset now = state.Clock.GetUtcNow();
        for (int made = 0; _due <= now && made < MostAtOnce; made++)
        {
            string threadId = options.VisitorThreadIds[_count % options.VisitorThreadIds.Count];
            if (state.FindThread(threadId) is { } thread)
            {
                _ = VisitorMessages.Add(state, thread, Texts[_count % Texts.Length], _due);
            }

            _count++;
            _due += options.VisitorInterval;
        }
    }
}
