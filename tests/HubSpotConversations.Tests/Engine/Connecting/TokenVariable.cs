namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>The tests that set the token's environment variable, which the whole process shares.</summary>
[CollectionDefinition(nameof(TokenVariable), DisableParallelization = true)]
public sealed class TokenVariable;
