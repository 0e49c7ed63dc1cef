using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security;
using HubSpotConversations.Http.Credentials;
using HubSpotConversations.Runtime;
using HubSpotConversations.Text;

namespace HubSpotConversations.Connections;

/// <summary>
/// Runs the script block that saves new refresh tokens of a connection. It runs on the pipeline thread of the cmdlet
/// that finds a new token.
/// </summary>
internal sealed class RefreshTokenKeeper
{
    // Keyed by what all copies of a connection share.
    private static readonly ConditionalWeakTable<RefreshTokenNotices, RefreshTokenKeeper> Keepers = new();

    private readonly ScriptBlock _block;
    private readonly Guid _runspace = Runspace.DefaultRunspace.InstanceId;

    private RefreshTokenKeeper(ScriptBlock block) => _block = block;

    /// <summary>Sets the script block of an OAuth connection.</summary>
    public static void Set(HubSpotConnection connection, ScriptBlock block)
        => Keepers.Add(connection.RefreshTokens!, new RefreshTokenKeeper(block));

    /// <summary>
    /// Saves the refresh token of a login, which is nowhere else yet. The user is present and can log in again, so a
    /// failure is an error here, and not only a warning.
    /// </summary>
    /// <exception cref="HubSpotNotConnectedException">The block failed.</exception>
    public static void SaveFirst(HubSpotConnection connection, string refreshToken)
    {
        if (Keepers.TryGetValue(connection.RefreshTokens!, out RefreshTokenKeeper? keeper)
            && keeper.Run(refreshToken) is { } problem)
        {
            throw new HubSpotNotConnectedException(
                $"The login succeeded, but the refresh token was not saved: {DisplayText.OneLine(problem, 300)}. Check "
                + "-SecretName and -Vault, or the block of -OnTokenRefreshed, and log in again.");
        }
    }

    /// <summary>Saves a new refresh token, if there is one.</summary>
    public static void KeepFor(AsyncCmdlet cmdlet, HubSpotConnection connection)
    {
        if (connection.RefreshTokens?.TryTake(out string? refreshToken) != true)
        {
            return;
        }

        if (!Keepers.TryGetValue(connection.RefreshTokens, out RefreshTokenKeeper? keeper))
        {
            cmdlet.WriteWarning(
                "HubSpot has replaced the refresh token. This connection uses the new one, but HubSpot may reject the "
                + "old one next time. Use Connect-HubSpot -OnTokenRefreshed to save new refresh tokens.");
            return;
        }

        string? problem = null;
        bool isKept = false;
        try
        {
            problem = keeper.Run(refreshToken!);
            isKept = problem is null;
        }
        finally
        {
            // Also do this if the pipeline was stopped.
            if (!isKept)
            {
                connection.RefreshTokens.PutBack(refreshToken!);
            }
        }

        if (problem is not null)
        {
            cmdlet.WriteWarning(
                $"The new refresh token was not saved: -OnTokenRefreshed failed ({DisplayText.OneLine(problem, 300)}). "
                + "The connection still has the token, and the next call of any cmdlet runs the block again.");
        }
    }

    /// <summary>Runs the block, and returns the error message; null if it succeeded.</summary>
    private string? Run(string refreshToken)
    {
        SecureString secret = new NetworkCredential(string.Empty, refreshToken).SecurePassword;
        secret.MakeReadOnly();

        // A block is bound to its runspace. A call from another one would wait until that runspace is free.
        ScriptBlock block = Runspace.DefaultRunspace.InstanceId == _runspace
            ? _block
            : ScriptBlock.Create(_block.ToString());

        // Any error in the block, not only a terminating one, is a reason to run it again.
        var variables = new List<PSVariable>
        {
            new("_", secret),
            new("ErrorActionPreference", ActionPreference.Stop),
        };
        try
        {
            _ = block.InvokeWithContext(null, variables, secret);
            return null;
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            return exception.GetBaseException().Message;
        }
    }
}
