using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Errors;

/// <summary>No error writes control characters from HubSpot to a terminal.</summary>
public sealed class ErrorDisplayTests
{
    private static readonly string Hostile = JsonSerializer.Serialize(HostileModels.Text);

    [Theory]
    [InlineData("OUTGOING", true)]
    [InlineData("INCOMING", true)]
    [InlineData("INCOMING", false)]
    public void Error_OfThreadWithoutReplyAddress_HasNoControlCharacters(string direction, bool hasAccount)
    {
        string history = $$"""
            {"results":[{"type":"MESSAGE","id":{{Hostile}},"direction":"{{direction}}","channelId":{{Hostile}},
              "channelAccountId":{{(hasAccount ? Hostile : "null")}},"senders":[],"recipients":[]}]}
            """;
        string account = $$"""{"id":"5","name":{{Hostile}},"channelId":{{Hostile}},"active":true,"authorized":true}""";
        using var server = new LoopbackServer(request => LoopbackReply.Response(
            200, request.Target.Contains("/messages", StringComparison.Ordinal) ? history : account));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, "-DefaultSender A-1");

        ErrorRecord error = session.Run("Send-HubSpotThreadMessage -ThreadId 1 -Text x").Errors.ShouldHaveSingleItem();

        error.Exception.Message.ShouldContain("1");
        ShouldBeSafe(error);
        error.Exception.Message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Error_OfChannelAccountThatCannotSend_HasNoControlCharacters(bool exists)
    {
        string history = $$"""
            {"results":[{"type":"MESSAGE","id":"m","direction":"INCOMING","channelId":{{Hostile}},"channelAccountId":{{Hostile}},
              "senders":[{"actorId":"V-1","deliveryIdentifier":{"type":"X","value":"y"} }],"recipients":[]}]}
            """;
        string account = $$"""{"id":"5","name":{{Hostile}},"channelId":{{Hostile}},"archived":true}""";
        using var server = new LoopbackServer(request => request.Target.Contains("/messages", StringComparison.Ordinal)
            ? LoopbackReply.Response(200, history)
            : LoopbackReply.Response(exists ? 200 : 404, exists ? account : "{}"));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, "-DefaultSender A-1");

        ErrorRecord error = session.Run("Send-HubSpotThreadMessage -ThreadId 1 -Text x").Errors.ShouldHaveSingleItem();

        error.Exception.Message.ShouldContain(HostileModels.Readable);
        ShouldBeSafe(error);
        error.Exception.Message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(423)]
    [InlineData(429)]
    [InlineData(500)]
    public void Error_OfRejectedRequest_HasNoControlCharacters(int status)
    {
        string body = $$"""
            {"status":"error","message":{{Hostile}},"category":{{Hostile}},"subCategory":{{Hostile}},"correlationId":{{Hostile}},
             "policyName":{{Hostile}},"context":{"requiredGranularScopes":[{{Hostile}}]},"links":{"x":{{Hostile}}},
             "errors":[{"message":{{Hostile}},"in":{{Hostile}},"code":{{Hostile}},"subCategory":{{Hostile}},"context":{"requiredGranularScopes":[{{Hostile}}]} }]}
            """;
        using var server = new LoopbackServer(LoopbackReply.Response(status, body));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        // After a 429, the next request would wait.
        const string Others = "; Set-HubSpotThread -ThreadId 1 -Status Closed; Get-HubSpotActor $id";
        SessionResult result = session.Run(
            "param($id) Get-HubSpotThread -ThreadId 1" + (status == 429 ? "" : Others), HostileModels.Text);

        ErrorRecord[] errors = [.. result.Errors, .. result.Terminating is { } ended ? [ended.ErrorRecord] : Array.Empty<ErrorRecord>()];
        errors.ShouldNotBeEmpty();
        foreach (ErrorRecord error in errors)
        {
            error.Exception.Message.ShouldContain(HostileModels.Readable);
            ShouldBeSafe(error);
        }
    }

    [Theory]
    [InlineData("text/html", "<p>%</p>")]
    [InlineData("application/json", "{\"results\":\"%")]
    public void Error_OfUnreadableResponse_HasNoControlCharacters(string contentType, string body)
    {
        using var server = new LoopbackServer(LoopbackReply.Response(
            200, body.Replace("%", HostileModels.Text, StringComparison.Ordinal), contentType));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        ErrorRecord error = session.Run("Get-HubSpotThread -ThreadId 1").Errors.ShouldHaveSingleItem();

        error.Exception.Message.ShouldContain(HostileModels.Readable);
        ShouldBeSafe(error);
    }

    // The module puts each cause on its own line. Text from HubSpot must not start a line.
    private static void ShouldBeSafe(ErrorRecord error)
    {
        foreach (string text in new[]
        {
            error.Exception.Message, error.ErrorDetails.Message, error.ErrorDetails.RecommendedAction, error.ToString(),
            error.CategoryInfo.TargetName, error.CategoryInfo.ToString(),
        })
        {
            string[] lines = text.Split(Environment.NewLine);
            lines.ShouldAllBe(static line => !Regex.IsMatch(line, @"[\p{Cc}\p{Cf}]", RegexOptions.None, TimeSpan.FromSeconds(10)));
            lines.ShouldAllBe(static line => !line.StartsWith('x'));
        }
    }
}
