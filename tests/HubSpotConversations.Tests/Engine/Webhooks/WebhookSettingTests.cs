using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Channels;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;
using HubSpotConversations.Tests.Sandbox;

namespace HubSpotConversations.Tests.Engine.Webhooks;

/// <summary>Get-, Set- and Remove-HubSpotWebhookSetting.</summary>
public sealed class WebhookSettingTests
{
    private const string App = "param($key) $app = @{ AppId = 77; DeveloperKey = $key }; ";
    private const string Url = "https://hooks.example.com/hubspot";

    [Theory]
    [InlineData("v3", "/webhooks/v3/77/settings")]
    [InlineData("2026-09-beta", "/app-webhooks/2026-09/77/settings")]
    [InlineData("2026-09", "/app-webhooks/2026-09/77/settings")]
    public void The_settings_can_be_set_changed_read_and_deleted(string version, string path)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = Run(session, $$"""
            Connect-HubSpot -Sandbox -ApiVersion {{version}}
            Set-HubSpotWebhookSetting {{Url}} -MaxConcurrentRequests 10 @app
            $old = Get-HubSpotWebhookSetting @app
            $old
            Set-HubSpotWebhookSetting -MaxConcurrentRequests 5 @app -PassThru -Verbose
            Set-HubSpotWebhookSetting https://x.example @app -PassThru
            $old | Set-HubSpotWebhookSetting @app -PassThru
            Remove-HubSpotWebhookSetting @app -Confirm:$false
            Remove-HubSpotWebhookSetting @app -Confirm:$false
            """).ShouldSucceed();

        result.Output.Select(static item => $"{ChannelSession.Text(item, "TargetUrl")} {ChannelSession.Text(item, "MaxConcurrentRequests")}")
            .ShouldBe([$"{Url} 10", $"{Url} 5", "https://x.example 5", $"{Url} 10"]);
        result.Verbose.Count(line => line.Contains(path, StringComparison.Ordinal)).ShouldBe(2);
        Run(session, "Get-HubSpotWebhookSetting @app").SingleError.FullyQualifiedErrorId.ShouldStartWith("HubSpotNotFound,");
    }

    [Fact]
    public void Settings_from_a_file_bind_again()
    {
        using ModuleSession session = ModuleSession.InSandbox();
        PSObject settings = Run(session, $"Set-HubSpotWebhookSetting {Url} -MaxConcurrentRequests 7 @app -PassThru").Single;
        string file = PSSerializer.Serialize(settings);

        SessionResult result = session.Run(
            "param($key, $file) [System.Management.Automation.PSSerializer]::Deserialize($file) | "
                + "Set-HubSpotWebhookSetting -AppId 77 -DeveloperKey $key -PassThru",
            Secrets.Of(ChannelSession.DeveloperKey),
            file).ShouldSucceed();

        ChannelSession.Text(result.Single, "MaxConcurrentRequests").ShouldBe("7");
    }

    [Theory]
    [InlineData("Set-HubSpotWebhookSetting hooks.example.com/hubspot @app", "'hooks.example.com/hubspot' is not an https address.")]
    [InlineData("Set-HubSpotWebhookSetting http://hooks.example.com @app", "'http://hooks.example.com' is not an https address.")]
    [InlineData("Set-HubSpotWebhookSetting https://x.example -MaxConcurrentRequests 0 @app", "0 is not a valid number of requests.")]
    [InlineData("Set-HubSpotWebhookSetting @app", "nothing to change. Specify -TargetUrl")]
    [InlineData("Set-HubSpotWebhookSetting https://x.example -AppId 1 -DeveloperKey plain-key", "SecureString")]
    public void A_mistake_is_reported_before_any_request(string script, string message)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(200, "{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = Run(session, script);

        result.SingleError.ToString().ShouldContain(message);
        result.SingleError.ToString().ShouldNotContain("plain-key");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Set-HubSpotWebhookSetting -MaxConcurrentRequests 5 @app", "App 77 has no address for its webhooks yet. Specify it too: -TargetUrl")]
    [InlineData("Set-HubSpotWebhookSetting https://x.example @app", "App 77 has no limit for its webhooks yet. Specify it too: -MaxConcurrentRequests 10.")]
    public void The_first_settings_must_be_complete(string script, string message)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        Run(session, script).SingleError.ToString().ShouldContain(message);
    }

    [Theory]
    [InlineData("Set-HubSpotWebhookSetting https://x.example @app -WhatIf", "\"Post events to https://x.example\" on target \"app 77")]
    [InlineData("Set-HubSpotWebhookSetting -MaxConcurrentRequests 5 @app -WhatIf", "\"Make at most 5 requests at once\" on target \"app 77")]
    [InlineData("Remove-HubSpotWebhookSetting @app -WhatIf", "\"Delete for good\" on target \"webhook settings of app 77")]
    public void WhatIf_makes_no_request(string script, string shown)
    {
        var host = new StubHost();
        using var server = new LoopbackServer(LoopbackReply.Response(200, "{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, host: host);

        Run(session, script).ShouldSucceed().Output.ShouldBeEmpty();

        host.User.Shown.ShouldHaveSingleItem().ShouldContain(shown);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", "[targetUrl]", "[throttling]")]
    [InlineData("{\"targetUrl\":\"http://x.example\",\"throttling\":{}}", "only https", "[throttling.maxConcurrentRequests]")]
    [InlineData("{\"targetUrl\":1,\"throttling\":{\"maxConcurrentRequests\":0}}", "targetUrl must be a string", "at least 1")]
    [InlineData("{\"targetUrl\":\"https://x.example\",\"throttling\":{\"maxConcurrentRequests\":\"9\"}}", "throttling.maxConcurrentRequests must be", "a whole number")]
    public async Task The_sandbox_rejects_what_HubSpot_rejects(string body, string first, string second)
    {
        using var sandbox = new SandboxSession();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await sandbox.Client.PutAsync(
            new Uri("/webhooks/v3/77/settings?hapikey=k", UriKind.Relative), content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain(first);
        text.ShouldContain(second);
    }

    private static SessionResult Run(ModuleSession session, string script) => session.Run(App + script, Secrets.Of(ChannelSession.DeveloperKey));
}
