using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Connecting;

/// <summary>Saved profiles, with functions in place of the commands of SecretManagement.</summary>
[Collection(nameof(TokenVariable))]
public sealed class ProfileTests : IDisposable
{
    private const string Variable = "HUBSPOT_PROFILE_PATH";

    private const string VaultFunctions = """
        $global:vault = @{}
        function Set-Secret { param($Name, $Vault, $Secret, $ErrorAction) $global:vault["$Vault/$Name"] = $Secret }
        function Remove-Secret { param($Name, $Vault, $ErrorAction) $global:vault.Remove("$Vault/$Name") }
        function Get-Secret {
            param($Name, $Vault, $ErrorAction)
            if (-not $global:vault.ContainsKey("$Vault/$Name")) { throw "The secret $Name was not found." }
            $global:vault["$Vault/$Name"]
        }
        """;

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly TemporaryFolder _folder = new();
    private readonly LoopbackServer _server = new(static request => request.Method == "GET" ? Replies.Inboxes : Replies.Sent);
    private readonly ModuleSession _session = new();

    public ProfileTests()
    {
        Environment.SetEnvironmentVariable(Variable, FilePath);
        _session.Run(VaultFunctions).ShouldSucceed();
    }

    private string FilePath => Path.Combine(_folder.Path, "settings", "profiles.json");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _session.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_profile_connects_with_its_settings_and_the_token_from_the_vault()
    {
        Register("work", "-DefaultSender A-7 -ApiVersion 2026-09 -Vault Team");

        SessionResult result = _session.Run("Connect-HubSpot -Name WORK -SkipCheck -PassThru").ShouldSucceed();
        _session.Run("Get-HubSpotInbox -First 1").ShouldSucceed();

        result["BaseUri"].ShouldBe(_server.Uri);
        result["ApiVersion"].ShouldBe("2026-09");
        result["DefaultSender"].ShouldBe("A-7");
        LoopbackRequest request = _server.Requests.ShouldHaveSingleItem();
        request.Headers["Authorization"].ShouldBe("Bearer secret-token-1");
        request.Target.ShouldStartWith("/conversations/conversations/2026-09/inboxes");
        _session.Run("$vault.Keys").Texts.ShouldBe(["Team/HubSpot-work"]);
    }

    [Fact]
    public void The_file_contains_no_token_and_only_its_owner_can_read_it()
    {
        Register("work", "-Vault Team");

        File.ReadAllText(FilePath).ShouldNotContain("secret-token-1");
        Directory.GetFiles(Path.GetDirectoryName(FilePath)!).ShouldBe([FilePath]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void Parameters_override_the_profile()
    {
        Register("work", "-DefaultSender A-7 -ApiVersion 2026-09");

        SessionResult result = _session.Run("Connect-HubSpot -Name work -DefaultSender A-8 -ApiVersion v3 -SkipCheck -PassThru").ShouldSucceed();

        result["ApiVersion"].ShouldBe("v3");
        result["DefaultSender"].ShouldBe("A-8");
    }

    [Fact]
    public void An_OAuth_profile_saves_new_refresh_tokens_in_the_vault()
    {
        using var server = new LoopbackServer(static request => request.Method == "POST"
            ? LoopbackReply.Response(200, """{"access_token":"access-1","refresh_token":"refresh-2","expires_in":1800,"token_type":"bearer"}""")
            : Replies.Inboxes);
        _session.Run(
            "param($uri, $secret, $token) Register-HubSpotProfile app -ClientId c1 -ClientSecret $secret -RefreshToken $token -BaseUri $uri",
            server.Uri,
            Secrets.Of("client-secret-1"),
            Secrets.Of("refresh-1")).ShouldSucceed();

        _session.Run("Connect-HubSpot -Name app; Get-HubSpotInbox -First 1").ShouldSucceed();

        server.Requests[0].Body.ShouldContain("refresh_token=refresh-1");
        server.Requests[0].Body.ShouldContain("client_secret=client-secret-1");
        _session.Run("[System.Net.NetworkCredential]::new('', $vault['/HubSpot-app']).Password").Texts.ShouldBe(["refresh-2"]);
        File.ReadAllText(FilePath).ShouldNotContain("secret-1");
    }

    [Fact]
    public void Get_lists_profiles_by_name_and_Unregister_removes_the_secret_it_saved()
    {
        Register("zeta", "");
        Register("alpha", "");
        _session.Run("$vault['/Own'] = 1; Register-HubSpotProfile own -SecretName Own").ShouldSucceed();

        _session.Run("(Get-HubSpotProfile).Name").Texts.ShouldBe(["alpha", "own", "zeta"]);
        _session.Run("(Get-HubSpotProfile a*, z*).Name").Texts.ShouldBe(["alpha", "zeta"]);
        _session.Run("Get-HubSpotProfile | Unregister-HubSpotProfile -WhatIf; (Get-HubSpotProfile).Count").Texts.ShouldBe(["3"]);

        _session.Run("Get-HubSpotProfile zeta | Unregister-HubSpotProfile; Unregister-HubSpotProfile own").ShouldSucceed();

        _session.Run("(Get-HubSpotProfile).Name; $vault.Keys | ForEach-Object { $_ }").Texts.ShouldBe(["alpha", "/Own", "/HubSpot-alpha"], ignoreOrder: true);
    }

    [Fact]
    public void An_existing_profile_is_replaced_only_with_Force()
    {
        Register("work", "-DefaultSender A-7");

        _session.Run("param($t) Register-HubSpotProfile Work -AccessToken $t -DefaultSender A-8", Secrets.Of("t2"))
            .SingleError.ToString().ShouldContain("already exists");
        _session.Run("param($t) Register-HubSpotProfile Work -AccessToken $t -DefaultSender A-8 -Force", Secrets.Of("t2")).ShouldSucceed();

        _session.Run("(Get-HubSpotProfile).DefaultSender").Texts.ShouldBe(["A-8"]);
    }

    [Theory]
    [InlineData("Register-HubSpotProfile x -AccessToken plain", "must be a SecureString")]
    [InlineData("Register-HubSpotProfile x -SecretName y -Proxy http://user:pw@proxy.example.com", "can't save the user name")]
    [InlineData("Register-HubSpotProfile x -SecretName y -BaseUri http://example.com", "https")]
    [InlineData("Register-HubSpotProfile x -SecretName y -DefaultSender V-1", "V-1")]
    [InlineData("Register-HubSpotProfile '../x' -SecretName y", "Name")]
    [InlineData("Connect-HubSpot -Name nope", "There is no profile 'nope'. Save one with Register-HubSpotProfile.")]
    [InlineData("Register-HubSpotProfile x -SecretName y; Connect-HubSpot -Name x", "Get-Secret failed for the secret 'y': The secret y was not found.")]
    [InlineData("Register-HubSpotProfile x -SecretName y; Connect-HubSpot -Name z", "The profiles are: x.")]
    [InlineData("$vault['/y'] = 5; Register-HubSpotProfile x -SecretName y; Connect-HubSpot -Name x", "is not a SecureString")]
    public void A_mistake_is_an_error_that_says_what_to_do(string script, string message)
    {
        SessionResult result = _session.Run(script);

        result.Errors.ShouldHaveSingleItem().ToString().ShouldContain(message);
        string.Concat(result.Errors.Select(static error => error.ToString())).ShouldNotContain("plain");
        string.Concat(result.Errors.Select(static error => error.ToString())).ShouldNotContain(":pw@");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Without_SecretManagement_the_error_names_it()
    {
        using var session = new ModuleSession();

        session.Run("param($t) Register-HubSpotProfile x -AccessToken $t", Secrets.Of("t1"))
            .SingleError.ToString().ShouldContain("Install-PSResource Microsoft.PowerShell.SecretManagement");

        File.Exists(FilePath).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{ \"profiles\": 1 }")]
    [InlineData("[")]
    public void A_damaged_file_is_an_error_and_is_not_changed(string content)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, content);

        _session.Run("Get-HubSpotProfile").SingleError.ToString().ShouldContain("is not a file of profiles");
        _session.Run("Register-HubSpotProfile x -SecretName y -Force").SingleError.ToString().ShouldContain("is not a file of profiles");

        File.ReadAllText(FilePath).ShouldBe(content);
    }

    private void Register(string name, string arguments)
        => _session.Run(
            $"param($uri, $token) Register-HubSpotProfile {name} -AccessToken $token -BaseUri $uri {arguments}",
            _server.Uri,
            Secrets.Of("secret-token-1")).ShouldSucceed();
}
