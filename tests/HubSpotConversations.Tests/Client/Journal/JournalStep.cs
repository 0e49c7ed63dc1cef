using CsCheck;
using HubSpotConversations.Sending.Journal;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Journal;

/// <summary>An event of a generated run. InFlight represents an intent.</summary>
internal sealed record JournalStep(JournalState Kind, string Key, string Thread, string Id, string Text)
{
    private static readonly string[] Keys = ["1", "2", "ä😀", "a\ud83d", "\n\"{}", " "];

    private static readonly Gen<string> Ids = Gen.OneOf(
        Gen.OneOf("0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789abcdef", "0", "007", "7", "", "999999999999999999", "9999999999999999999"),
        Gen.ULong.Select(static id => $"{id}"),
        Gen.Guid.Select(static id => $"{id:N}"),
        Gen.Guid.Select(static id => $"{id:D}"));

    public static readonly Gen<JournalStep> Any = Gen.Select(
        Gen.OneOf(JournalState.InFlight, JournalState.InFlight, JournalState.Sent, JournalState.Failed, JournalState.Unknown),
        Gen.OneOf(Gen.OneOf(Keys), Texts.Any),
        Ids,
        Ids,
        Texts.Any).Select(static (kind, key, thread, id, text) => new JournalStep(kind, key, thread, id, text));
}
