using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security;

namespace HubSpotConversations.Pipeline;

/// <summary>
/// The script block of a connection that keeps its new refresh tokens. It runs on the pipeline thread of whichever
/// cmdlet finds that there is one.
/// </summary>
internal sealed class RefreshTokenKeeper
{
    private static readonly ConditionalWeakTable<HubSpotConnection, RefreshTokenKeeper> Keepers = new();

    private readonly ScriptBlock _block;
    private readonly Guid _runspace = Runspace.DefaultRunspace.InstanceId;

    private RefreshTokenKeeper(ScriptBlock block) => _block = block;

    /// <summary>Has the block keep what the connection gets.</summary>
    public static void Set(HubSpotConnection connection, ScriptBlock block)
        => Keepers.Add(connection, new RefreshTokenKeeper(block));

    /// <summary>Has a new refresh token kept, where there is one.</summary>
    public static void KeepFor(AsyncCmdlet cmdlet, HubSpotConnection connection)
    {
        if (connection.RefreshTokens?.TryTake(out string? refreshToken) != true)
        {
            return;
        }

        if (!Keepers.TryGetValue(connection, out RefreshTokenKeeper? keeper))
        {
            cmdlet.WriteWarning(
                "HubSpot has replaced the refresh token. This connection goes on with the new one; the one that it was "
                + "made with may be refused next time. Connect-HubSpot -OnTokenRefreshed keeps new ones.");
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
            // Also where the pipeline was stopped meanwhile.
            if (!isKept)
            {
                connection.RefreshTokens.PutBack(refreshToken!);
            }
        }

        if (problem is not null)
        {
            cmdlet.WriteWarning(
                $"The new refresh token was not kept: -OnTokenRefreshed failed ({DisplayText.OneLine(problem, 300)}). "
                + "The connection has it still, and runs the block again with its next call, of any cmdlet.");
        }
    }

    /// <summary>Runs the block, and says what went wrong; null for nothing.</summary>
    private string? Run(string refreshToken)
    {
        SecureString secret = new NetworkCredential(string.Empty, refreshToken).SecurePassword;
        secret.MakeReadOnly();

        // A block is bound to its runspace: called from another one, it would wait until that one is free.
        ScriptBlock block = Runspace.DefaultRunspace.InstanceId == _runspace
            ? _block
            : ScriptBlock.Create(_block.ToString());

        // Whatever the block can't do is a reason to run it again, not only what ends it.
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
