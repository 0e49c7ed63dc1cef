using System.Globalization;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>
/// The target of a change names the thread so that a person recognizes it, and only if a person is going to read it.
/// </summary>
public sealed class ChangeTargetTests
{
    [Theory]
    [InlineData("Set-HubSpotThread 7 -Status Closed -Confirm:$false", "PATCH")]
    [InlineData("Remove-HubSpotThread 7 -Confirm:$false", "DELETE")]
    [InlineData("$ConfirmPreference = 'None'; Remove-HubSpotThread 7", "DELETE")]
    [InlineData("Set-HubSpotThread 7 -Status Closed", "PATCH")]
    [InlineData("Add-HubSpotThreadComment 7 Hi", "POST")]
    public void Change_WithoutConfirmation_MakesNoOtherRequest(string script, string method)
    {
        using LoopbackServer server = Server();
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(script).ShouldSucceed();

        server.Requests.ShouldHaveSingleItem().Method.ShouldBe(method);
    }

    [Theory]
    [InlineData("Set-HubSpotThread 7 -Status Closed -WhatIf")]
    [InlineData("$ConfirmPreference = 'Medium'; Set-HubSpotThread 7 -Status Closed")]
    [InlineData("Set-HubSpotThread 7 -Status Closed -Confirm")]
    [InlineData("Remove-HubSpotThread 7")]
    [InlineData("Add-HubSpotThreadComment 7 Hi -WhatIf")]
    public void Change_ShownToAPerson_NamesContactSubjectAndTime(string script)
    {
        var host = new StubHost();
        using LoopbackServer server = Server();
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, host: host);

        session.Run(script);

        string time = new DateTimeOffset(2026, 11, 3, 10, 0, 0, TimeSpan.Zero).LocalDateTime
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        host.User.Shown.ShouldHaveSingleItem().ShouldContain($"thread 7 (Jane Doe, 'Order 4711', {time})");
    }

    [Fact]
    public void Change_UnreadableThread_KeepsTheId()
    {
        var host = new StubHost();
        using var server = new LoopbackServer(static _ => Replies.Page(503));
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri, "-MaxRetry 5", host);

        session.Run("Set-HubSpotThread 7 -Status Closed -WhatIf").ShouldSucceed();

        host.User.Shown.ShouldHaveSingleItem().ShouldContain("on target \"thread 7\"");
        server.Requests.ShouldHaveSingleItem();
    }

    private static LoopbackServer Server() => new(static request => request switch
    {
        { Method: not "GET", Target: var target } when !target.Contains("/actors/", StringComparison.Ordinal)
            => request.Method == "DELETE" ? LoopbackReply.Response(204, "") : Replies.Sent,
        { Target: var target } when target.Contains("/actors/", StringComparison.Ordinal)
            => LoopbackReply.Response(200, """{"results":[{"type":"VISITOR","id":"V-9","name":"Jane Doe"}]}"""),
        { Target: var target } when target.Contains("/messages", StringComparison.Ordinal)
            => LoopbackReply.Response(200, """
                {"results":[{"id":"c","type":"COMMENT","text":"note"},{"id":"m","type":"MESSAGE","subject":"Order\u001b 4711","text":"Hi"}]}
                """),
        _ => LoopbackReply.Response(200, """
            {"id":"7","status":"OPEN","associatedContactId":"9","latestMessageTimestamp":"2026-11-03T10:00:00Z"}
            """),
    });
}
