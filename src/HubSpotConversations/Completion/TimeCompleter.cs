using System.Collections;

namespace HubSpotConversations.Completion;

/// <summary>Completes common times. Any date and any time span is accepted too.</summary>
public sealed class TimeCompleter : ChoiceCompleter
{
    private protected override IEnumerable<CompletionChoice> Choices(IDictionary parameters) =>
    [
        new("today", "since midnight"),
        new("yesterday", "since midnight of the day before"),
        new("1h", "one hour ago"),
        new("12h", "12 hours ago"),
        new("7d", "7 days ago"),
        new("30d", "30 days ago"),
    ];
}
