using HubSpotConversations.Lookup;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Connections;

/// <summary>
/// The targets that -WhatIf and -Confirm show. They end with the account, if the connection knows it.
/// </summary>
internal static class ChangeTarget
{
    /// <summary>
    /// A thread of the account. If PowerShell shows it to a person, the cmdlet reads what identifies the thread.
    /// </summary>
    /// <param name="cmdlet">The cmdlet that changes the thread.</param>
    /// <param name="threadId">The id of the thread.</param>
    public static string Thread(ConnectedCmdlet cmdlet, string? threadId)
    {
        HubSpotConnection? connection = cmdlet.KnownConnection;
        string thread = $"thread {threadId}";
        if (connection is not null && threadId is not null && ShouldProcessTest.IsAsked(cmdlet)
            && cmdlet.CallHubSpot(connection, (client, stop) => ThreadDescription.FindAsync(client, threadId, stop))
                is { } description)
        {
            thread += $" ({description})";
        }

        return connection?.AccountLabel is { } account ? $"{thread} in {account}" : thread;
    }

    /// <summary>Something that isn't part of the account, such as a local file or the address of the API.</summary>
    /// <param name="connection">The connection that the cmdlet uses; null if there isn't one yet.</param>
    /// <param name="thing">What the cmdlet sends, or where.</param>
    public static string Of(HubSpotConnection? connection, string thing)
        => connection?.AccountLabel is { } account ? $"{thing}, {account}" : thing;
}
