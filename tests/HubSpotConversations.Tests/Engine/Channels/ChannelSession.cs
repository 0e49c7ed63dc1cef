using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Channels;

/// <summary>A session in a sandbox with a custom channel ($channel) and an account of it ($account).</summary>
internal sealed class ChannelSession : IDisposable
{
    public const string DeveloperKey = "developer-canary-77aa41";

    private const string Setup = """
        param($key)
        $app = @{ AppId = 77; DeveloperKey = $key }
        $channel = New-HubSpotCustomChannel Texts -Capability @{ threadingModel = 'DELIVERY_IDENTIFIER'; richText = @() } @app
        $account = New-HubSpotCustomChannelAccount $channel.CustomChannelId -Name Desk -InboxId Support -DeliveryIdentifier desk
        $to = @{ ChannelId = $channel.CustomChannelId; ChannelAccountId = $account.ChannelAccountId }

        """;

    private readonly ModuleSession _session = ModuleSession.InSandbox();

    /// <summary>Runs a script after the one that creates the channel, in the same account.</summary>
    public SessionResult Run(string script) => _session.Run(Setup + script, Secrets.Of(DeveloperKey));

    public void Dispose() => _session.Dispose();

    public static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? string.Empty;
}
