using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Sending;

/// <summary>The error of a row names the row, and a warning sums up a run with failures.</summary>
public sealed class FailingRowTests
{
    private const string Rows = "[pscustomobject]@{ ThreadId = 6; Text = 'a'; Key = 'K6' }, "
        + "[pscustomobject]@{ ThreadId = 7; Text = ' '; Key = 'K7' }, [pscustomobject]@{ ThreadId = 8; Text = 'refused'; Key = 'K8' }";

    [Fact]
    public void Send_FailingRows_NamesRowThreadAndKey()
    {
        using var outbox = new Outbox(RefuseMarked);

        SessionResult result = outbox.Run(Rows + " | Send-HubSpotThreadMessage @rest");

        result.Errors.Select(static error => error.ToString().Split(':')[0])
            .ShouldBe(["Row 2 (thread 7, key K7)", "Row 3 (thread 8, key K8)"], ignoreOrder: true);
        result.Errors.Select(static error => error.ToString()).ShouldContain(
            static message => message.StartsWith("Row 2 (thread 7, key K7): ", StringComparison.Ordinal) && message.Contains("-Text", StringComparison.Ordinal));
        result.Warnings.ShouldHaveSingleItem()
            .ShouldBe("1 of 3 messages were sent: 2 failed." + Environment.NewLine + "To see the errors: $Error[0..1]");
    }

    [Fact]
    public void Send_FailingRowsWithJournal_NamesTheCommandThatListsThem()
    {
        using var folder = new TemporaryFolder();
        string journal = Path.Combine(folder.Path, "it's.journal");
        using var outbox = new Outbox(RefuseMarked);

        SessionResult result = outbox.Run("param($journal) " + Rows + " | Send-HubSpotThreadMessage @rest -Journal $journal", journal);

        string warning = result.Warnings.ShouldHaveSingleItem();
        string command = warning[warning.IndexOf("Get-HubSpotSendJournal", StringComparison.Ordinal)..];
        outbox.Run(command).ShouldSucceed().Single.Properties["Key"].Value.ShouldBe("K8");
    }

    [Fact]
    public void Send_UnknownOutcome_IsCountedApartFromFailures()
    {
        using var outbox = new Outbox(static request
            => request.Body.Contains("unknown", StringComparison.Ordinal) ? Replies.Refused(500) : Replies.Sent);

        outbox.Run("'sent', 'unknown' | Send-HubSpotThreadMessage 8 @rest -OnUnknown Stop")
            .Warnings.ShouldHaveSingleItem().ShouldBe("1 of 2 messages were sent: 1 has an unknown outcome.");
    }

    [Theory]
    [InlineData("Send-HubSpotThreadMessage 8 refused @rest")]
    [InlineData("'fine', 'fine too' | Send-HubSpotThreadMessage 8 @rest")]
    [InlineData("[pscustomobject]@{ ThreadId = 8; Text = 'refused' } | Send-HubSpotThreadMessage @rest")]
    [InlineData(Rows + " | Send-HubSpotThreadMessage @rest -WhatIf")]
    public void Send_OneMessageOrNoFailure_HasNoSummary(string script)
    {
        using var outbox = new Outbox(RefuseMarked);

        outbox.Run(script).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Send_OneMessage_NamesNoRow()
    {
        using var outbox = new Outbox(RefuseMarked);

        outbox.Run("Send-HubSpotThreadMessage 8 refused @rest").Errors.ShouldHaveSingleItem().ToString().ShouldNotContain("Row");
    }

    [Theory]
    [InlineData("New-HubSpotThreadMessage")]
    [InlineData("Add-HubSpotThreadComment")]
    public void Compose_FailingRow_NamesTheRow(string cmdlet)
    {
        using var outbox = new Outbox();

        outbox.Run("'a', $null | " + cmdlet + " 7")
            .Errors.ShouldHaveSingleItem().ToString().ShouldStartWith("Row 2 (thread 7): ");
    }

    private static LoopbackReply RefuseMarked(LoopbackRequest request)
        => request.Body.Contains("refused", StringComparison.Ordinal) ? Replies.Refused(400) : Replies.Sent;
}
