namespace HubSpotConversations.Tests.Proof;

/// <summary>
/// The tests that keep the machine busy, one after another. With a fast clock, a machine that stalls for two seconds
/// causes timeouts, and a message that meets several of them in a row has an unknown outcome.
/// </summary>
[CollectionDefinition(nameof(BusyTests))]
public sealed class BusyTests;
