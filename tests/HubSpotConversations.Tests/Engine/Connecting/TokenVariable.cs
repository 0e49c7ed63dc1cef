namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>The tests that set the environment variable with the token, which belongs to the whole process.</summary>
[CollectionDefinition(nameof(TokenVariable), DisableParallelization = true)]
public sealed class TokenVariable;
