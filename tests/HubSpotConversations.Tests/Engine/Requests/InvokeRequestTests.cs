using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Requests;

public sealed class InvokeRequestTests
{
    private static LoopbackReply Json(string json) => LoopbackReply.Response(200, json);

    [Fact]
    public void A_nested_response_can_be_read_with_dots()
    {
        using var server = new LoopbackServer(Json("""{"a":{"b":[{"c":1},{"c":"2026-11-24T12:00:00Z"}]},"n":1.5}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("$r = Invoke-HubSpotRequest /x; $r.a.b[0].c; $r.a.b[1].c; $r.n; $r.a.b.Count; $r.GetType().Name")
            .ShouldSucceed().Texts.ShouldBe(["1", "2026-11-24T12:00:00Z", "1.5", "2", "PSCustomObject"]);
    }

    [Theory]
    [InlineData("""[{"a":1},{"a":2},3]""", 3)]
    [InlineData("[]", 0)]
    [InlineData("null", 0)]
    [InlineData("""{"results":[1,2]}""", 1)]
    public void Invoke_emits_a_list_item_by_item(string json, int count)
    {
        using var server = new LoopbackServer(Json(json));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Invoke-HubSpotRequest /x").ShouldSucceed().Output.Count.ShouldBe(count);
    }

    [Fact]
    public void Names_that_PowerShell_does_not_allow_get_a_suffix()
    {
        using var server = new LoopbackServer(Json(
            """{"name":1,"Name":2,"NAME_":3,"":4,"psobject":5,"PSTypeNames":6,"psbase":7,"dup":8,"dup":9,"a b":10,"ToString":11}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        PSObject response = session.Run("Invoke-HubSpotRequest /x").Single;

        response.Properties.Select(static p => $"{p.Name}={p.Value}").ShouldBe(
            ["name=1", "Name_=2", "NAME__=3", "_=4", "psobject_=5", "PSTypeNames_=6", "psbase_=7", "dup=9", "a b=10", "ToString=11"]);
    }

    [Fact]
    public void Invoke_emits_text_as_a_string_and_nothing_for_an_empty_response()
    {
        using var server = new LoopbackServer(request => request.Method == "GET"
            ? LoopbackReply.Response(200, "pong", "text/plain")
            : LoopbackReply.Response(204, string.Empty, contentType: null));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Invoke-HubSpotRequest ping").Single.BaseObject.ShouldBe("pong");
        session.Run("Invoke-HubSpotRequest ping -Method Post").ShouldSucceed().Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[ordered]@{ z = 1; a = @{ b = $true } }", """{"z":1,"a":{"b":true}}""")]
    [InlineData("[pscustomobject]@{ z = 1; a = [pscustomobject]@{ b = $null } }", """{"z":1,"a":{"b":null}}""")]
    [InlineData("@(1, 'two', @(3), @{ four = 4.0 })", """[1,"two",[3],{"four":4}]""")]
    [InlineData("@{ at = [datetime]'2026-11-24T12:00:00Z' }", """{"at":"2026-11-24T12:00:00.000Z"}""")]
    [InlineData("@{ on = [switch]$true; id = [guid]'12345678-1234-1234-1234-123456789012' }", null)]
    [InlineData("'{ \"a\" : 1 }'", """{ "a" : 1 }""")]
    [InlineData(", 'only'", """["only"]""")]
    [InlineData("@{ a = ('x' | ForEach-Object { $_ }) }", """{"a":"x"}""")]
    [InlineData("@{}", "{}")]
    public void Invoke_converts_the_body_to_JSON(string body, string? json)
    {
        using var server = new LoopbackServer(Json("{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run($"Invoke-HubSpotRequest /x -Method Post -Body ({body})").ShouldSucceed();

        LoopbackRequest request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Headers["Content-Type"].ShouldBe("application/json");
        if (json is not null)
        {
            request.Body.ShouldBe(json);
        }
        else
        {
            request.Body.ShouldContain("\"on\":true");
        }
    }

    [Theory]
    [InlineData("-Body 'no json'", "Body", "The text is not valid JSON")]
    [InlineData("-Body @{ a = [double]::NaN }", "Body", "JSON can't represent the number NaN (at a)")]
    [InlineData("-Body @{ a = { script } }", "Body", "An object of type ScriptBlock (at a)")]
    [InlineData("-Body $self", "Body", "or one of them contains itself")]
    [InlineData("-Body $circle", "Body", "or one of them contains itself")]
    [InlineData("-Query @{ a = @{ b = 1 } }", "Query", "A hashtable can't be part of a query (in 'a')")]
    public void An_invalid_body_or_query_is_rejected_before_any_request(
        string arguments, string parameter, string problem)
    {
        using var server = new LoopbackServer(Json("{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        ErrorRecord error = session.Run(
            "$self = @{}; $self.a = $self; $circle = [pscustomobject]@{ a = $null }; $circle.a = @($circle); "
            + "Invoke-HubSpotRequest /x -Method Post -Confirm:$false " + arguments).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldContain(problem);
        error.ErrorDetails.RecommendedAction.ShouldContain("-" + parameter);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Query_is_appended_to_the_query_of_the_path()
    {
        using var server = new LoopbackServer(Json("{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Invoke-HubSpotRequest 'x?a=1' -Query ([ordered]@{ z = 'b c'; ids = 1, 2; on = $true; none = $null })").ShouldSucceed();

        server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/x?a=1&z=b%20c&ids=1&ids=2&on=true");
    }

    [Theory]
    [InlineData("Get")]
    [InlineData("Delete")]
    public void Another_server_is_rejected_before_any_prompt_or_request(string method)
    {
        var host = new StubHost();
        using var mine = new LoopbackServer(Json("{}"));
        using var other = new LoopbackServer(Json("{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(mine.Uri, host: host);

        ErrorRecord error = session.Run(
            $"param($uri) Invoke-HubSpotRequest \"${{uri}}crm\" -Method {method}", other.Uri).SingleError;

        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotValidationFailed,");
        error.Exception.Message.ShouldStartWith(other.Uri.AbsoluteUri.TrimEnd('/') + " is not at the connection's address");
        mine.Requests.ShouldBeEmpty();
        other.Requests.ShouldBeEmpty();
        host.User.Shown.ShouldBeEmpty();
    }

    [Fact]
    public void Invoke_accepts_a_full_link_to_the_same_server()
    {
        using var server = new LoopbackServer(Json("{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("param($uri) Invoke-HubSpotRequest \"${uri}crm/v3/owners?after=2\"", server.Uri).ShouldSucceed();

        server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/crm/v3/owners?after=2");
    }

    [Theory]
    [InlineData("Post")]
    [InlineData("Put")]
    [InlineData("Patch")]
    [InlineData("Delete")]
    public void WhatIf_shows_a_change_and_sends_nothing(string method)
    {
        var host = new StubHost();
        using var server = new LoopbackServer(Json("{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, host: host);

        session.Run($"Invoke-HubSpotRequest '/crm/v3/x?key=secret' -Method {method} -Body @{{ a = 1 }} -WhatIf").ShouldSucceed();

        string shown = host.User.Shown.ShouldHaveSingleItem();
        shown.ShouldContain($"\"{method.ToUpperInvariant()} /crm/v3/x\" on target \"{server.Uri}\"");
        shown.ShouldNotContain("secret");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-Method Get", "", 0, 1)]
    [InlineData("-Method Post", "", 0, 1)]
    [InlineData("-Method Delete", "", 1, 0)]
    [InlineData("-Method Delete -Confirm:$false", "", 0, 1)]
    [InlineData("-Method Delete -Confirm", "", 1, 0)]
    [InlineData("-Method Delete", "$ConfirmPreference = 'None'; ", 0, 1)]
    [InlineData("-Method Delete", "$ConfirmPreference = 'Medium'; ", 1, 0)]
    [InlineData("-Method Post", "$ConfirmPreference = 'Medium'; ", 1, 0)]
    public void Confirmation_depends_on_the_method_and_the_preference(
        string arguments, string before, int asked, int sent)
    {
        var host = new StubHost();
        using var server = new LoopbackServer(Json("{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, host: host);

        session.Run($"{before}Invoke-HubSpotRequest /crm/v3/x {arguments}").ShouldSucceed();

        host.User.Shown.Count.ShouldBe(asked);
        host.User.Shown.ShouldAllBe(static text => text.Contains(" /crm/v3/x\" on target", StringComparison.Ordinal));
        server.Requests.Count.ShouldBe(sent);
    }

    [Fact]
    public void A_change_with_an_unknown_outcome_is_reported_and_sent_once()
    {
        using var server = new LoopbackServer(LoopbackReply.Drop());
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.RunTrapped("Invoke-HubSpotRequest '/x?key=secret' -Method Post -Body @{ a = 1 } -Verbose");

        ErrorRecord error = result.SingleError;
        error.FullyQualifiedErrorId.ShouldStartWith("HubSpotOutcomeUnknown,");
        error.CategoryInfo.Category.ShouldBe(ErrorCategory.OperationTimeout);
        error.Exception.GetType().FullName.ShouldBe("HubSpotConversations.HubSpotOutcomeUnknownException");
        error.Exception.Message.ShouldStartWith("It is not known whether HubSpot did POST /x: ");
        error.ErrorDetails.RecommendedAction.ShouldContain("whether it was done");
        error.ErrorDetails.RecommendedAction.ShouldNotContain("Draft");
        $"{error.Exception}{string.Concat(result.Verbose)}".ShouldNotContain("test-token");
        $"{error.Exception}{string.Concat(result.Verbose)}".ShouldNotContain("secret");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(404, "HubSpotNotFound,")]
    [InlineData(405, "HubSpotRequestRefused,")]
    [InlineData(400, "HubSpotValidationFailed,")]
    [InlineData(503, "HubSpotUnavailable,")]
    public void Invoke_reports_the_same_errors_as_other_cmdlets(int status, string id)
    {
        using var server = new LoopbackServer(Replies.Refused(status));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("Invoke-HubSpotRequest /x").SingleError.FullyQualifiedErrorId.ShouldStartWith(id);
    }

    [Fact]
    public void A_rejected_token_ends_the_call_without_showing_the_token()
    {
        using var server = new LoopbackServer(Replies.Unauthorized());
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        SessionResult result = session.RunTrapped("Invoke-HubSpotRequest /x");

        result.Terminating.ShouldNotBeNull().ErrorRecord.FullyQualifiedErrorId.ShouldStartWith("HubSpotAuthenticationFailed,");
        result.Terminating.ToString().ShouldNotContain("test-token");
    }

    [Fact]
    public void Tab_completes_the_methods()
    {
        using var session = new ModuleSession();

        session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput('Invoke-HubSpotRequest /x -Method ', 33, $null).CompletionMatches.CompletionText")
            .Texts.ShouldBe(["Get", "Post", "Put", "Patch", "Delete"], ignoreOrder: true);
    }
}
