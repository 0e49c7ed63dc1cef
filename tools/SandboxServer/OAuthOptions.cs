using System.CommandLine;
using System.CommandLine.Parsing;
using HubSpotConversations.Sandbox.Options;

namespace HubSpotConversations.SandboxServer;

/// <summary>The command line options for an OAuth app.</summary>
internal sealed class OAuthOptions
{
    private readonly Option<string?> _clientId = new("--client-id")
    {
        Description = "The client id of an OAuth app.",
    };

    private readonly Option<string?> _clientSecret = new("--client-secret")
    {
        Description = "The client secret of that app.",
    };

    private readonly Option<string?> _refreshToken = new("--refresh-token")
    {
        Description = "The refresh token of that app.",
    };

    private readonly Option<int> _lifetime =
        WholeOption.Of("--token-lifetime", "The lifetime of that app's access tokens in seconds.", 1800);

    private readonly Option<bool> _rotates = new("--rotate-refresh-token")
    {
        Description = "Issues a new refresh token with each access token and rejects the old one.",
    };

    public void AddTo(RootCommand command)
    {
        foreach (Option option in (Option[])[_clientId, _clientSecret, _refreshToken, _lifetime, _rotates])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(Check);
    }

    public SandboxOAuth? App(ParseResult line) => line.GetValue(_clientId) is { } clientId
        ? new SandboxOAuth
        {
            ClientId = clientId,
            ClientSecret = line.GetRequiredValue(_clientSecret)!,
            RefreshToken = line.GetRequiredValue(_refreshToken)!,
            AccessTokenLifetime = TimeSpan.FromSeconds(line.GetValue(_lifetime)),
            RotatesRefreshToken = line.GetValue(_rotates),
        }
        : null;

    private void Check(CommandResult result)
    {
        Option<string?>[] needed = [_clientId, _clientSecret, _refreshToken];
        int given = needed.Count(option => result.GetResult(option) is not null);
        if (given != 0 && given != needed.Length)
        {
            result.AddError("Specify --client-id, --client-secret and --refresh-token together.");
        }
    }
}
