namespace HubSpotConversations.Connections;

/// <summary>
/// The targets that -WhatIf and -Confirm show. They end with the account, if the connection knows it.
/// </summary>
internal static class ChangeTarget
{
    /// <summary>A thread of the account.</summary>
    /// <param name="connection">The connection that the cmdlet uses; null if there isn't one yet.</param>
    /// <param name="threadId">The id of the thread.</param>
    public static string Thread(HubSpotConnection? connection, string? threadId)
        => connection?.AccountLabel is { } account ? $"thread {threadId} in {account}" : $"thread {threadId}";

    /// <summary>Something that isn't part of the account, such as a local file or the address of the API.</summary>
    /// <param name="connection">The connection that the cmdlet uses; null if there isn't one yet.</param>
    /// <param name="thing">What the cmdlet sends, or where.</param>
    public static string Of(HubSpotConnection? connection, string thing)
        => connection?.AccountLabel is { } account ? $"{thing}, {account}" : thing;
}
