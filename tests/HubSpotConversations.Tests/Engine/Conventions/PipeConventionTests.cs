using System.Management.Automation;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Conventions;

/// <summary>
/// Checks which objects can be piped into which cmdlets. Pipes every kind of object that the module emits into every
/// cmdlet that binds an id from the pipeline. The requests to HubSpot show which ids were bound.
/// </summary>
public sealed class PipeConventionTests
{
    private const string OfThread = "Export-HubSpotThread Get-HubSpotThread Get-HubSpotThreadMessage Measure-HubSpotThread Remove-HubSpotThread Restore-HubSpotThread Set-HubSpotThread Show-HubSpotThread";
    private const string OfEntry = "Get-HubSpotActor " + OfThread;
    private const string OfMessage = "Get-HubSpotActor Get-HubSpotChannel Get-HubSpotChannelAccount " + OfThread;

    private const string Draft =
        "New-HubSpotThreadMessage 6065362089 Hi -Sender A-52301002 -Recipient a@b.example -ChannelId 1002 -ChannelAccountId 62001";

    private const string Journal =
        "$journal = [System.IO.Path]::GetTempFileName(); $null = Send-HubSpotThreadMessage 6065362089 Hi -Sender A-52301002 -Journal $journal; "
        + "Get-HubSpotSendJournal $journal";

    // These cmdlets bind ids from the pipeline, but this test skips them.
    private static readonly Dictionary<string, string> Skipped = new(StringComparer.Ordinal)
    {
        ["Add-HubSpotThreadComment"] = "binds the whole object: CommentCmdletTests",
        ["New-HubSpotThreadMessage"] = "binds the whole object: DraftCmdletTests",
        ["Send-HubSpotThreadMessage"] = "binds the whole object: SendPipelineTests, ReplyTests",
        ["New-HubSpotVisitorToken"] = "sends the address in the body: VisitorTokenTests",
        ["Get-HubSpotCustomChannelAccount"] = "needs a custom channel: CustomChannelTests",
        ["New-HubSpotCustomChannelAccount"] = "needs a custom channel: CustomChannelTests",
        ["Set-HubSpotCustomChannelAccount"] = "needs a custom channel: CustomChannelTests",
        ["Get-HubSpotChannelMessage"] = "needs a custom channel: ChannelMessageTests",
        ["Set-HubSpotChannelMessage"] = "needs a custom channel: ChannelMessageTests",
        ["Publish-HubSpotChannelMessage"] = "needs a custom channel: ChannelMessageTests",
        ["New-HubSpotRecipient"] = "sends no request: RecipientCmdletTests",
        ["Wait-HubSpotMessage"] = "needs a message and polls it: WaitMessageTests",
        ["Watch-HubSpotThread"] = "keeps polling until its timeout: WatchTests",
    };

    // The place of each parameter's id in the request.
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["ThreadId"] = "/threads/{0}",
        ["MessageId"] = "/messages/{0}",
        ["InboxId"] = "/inboxes/{0}",
        ["ContactId"] = "/contacts/{0}",
        ["ChannelId"] = "/channels/{0}",
        ["ChannelAccountId"] = "/channel-accounts/{0}",
        ["FileId"] = "/files/{0}",
        ["ActorId"] = "[\"{0}\"]",
        ["Email"] = "?email={0}&",
    };

    private static readonly Dictionary<string, string> OtherArguments = new(StringComparer.Ordinal)
    {
        ["Set-HubSpotThread"] = "-Status Closed",
        ["Remove-HubSpotThread"] = "-Confirm:$false",
    };

    private static readonly (string Type, string Script, string Takers)[] Samples =
    [
        ("ConversationThread", "Get-HubSpotThread 6065362089", "Get-HubSpotContact Get-HubSpotInbox " + OfMessage),
        ("ConversationMessage", Entry("MESSAGE"), OfMessage),
        ("WelcomeMessage", Entry("WELCOME_MESSAGE"), OfMessage),
        ("CommentMessage", Entry("COMMENT"), OfEntry),
        ("AssignmentMessage", Entry("ASSIGNMENT"), OfEntry),
        ("ThreadStatusChangeMessage", Entry("THREAD_STATUS_CHANGE"), OfEntry),
        ("ThreadInboxChangeMessage", Entry("THREAD_INBOX_CHANGE"), OfEntry),
        ("UnknownMessage", "Get-HubSpotThreadMessage 6065362100 | Where-Object { $_.GetType().Name -eq 'UnknownMessage' }", OfEntry),
        ("MessageDraft", Draft, OfMessage),
        ("SendJournalSummary", Journal, ""),
        ("SendJournalEntry", Journal + " -Status Sent", OfThread),
        ("Inbox", "Get-HubSpotInbox 81001", "Get-HubSpotInbox Get-HubSpotThread"),
        ("Channel", "Get-HubSpotChannel 1002", "Get-HubSpotChannel Get-HubSpotThread"),
        ("ChannelAccount", "Get-HubSpotChannelAccount 62001", "Get-HubSpotChannel Get-HubSpotChannelAccount Get-HubSpotInbox Get-HubSpotThread"),
        ("AgentActor", "Get-HubSpotActor A-52301001", "Get-HubSpotActor Get-HubSpotContact Get-HubSpotOwner Get-HubSpotThread"),
        ("EmailActor", "Get-HubSpotActor 'E-order desk+eu@example.org'", "Get-HubSpotActor Get-HubSpotContact Get-HubSpotOwner Get-HubSpotThread"),
        ("BotActor", "Get-HubSpotActor B-9001", "Get-HubSpotActor Get-HubSpotThread"),
        ("Owner", "Get-HubSpotOwner maya.lindqvist@acme.example", "Get-HubSpotActor Get-HubSpotContact Get-HubSpotOwner Get-HubSpotThread"),
        ("Contact", "Get-HubSpotContact 701", "Get-HubSpotContact Get-HubSpotOwner Get-HubSpotThread"),
        ("Recipient", "New-HubSpotRecipient jane@example.com -ActorId V-701", "Get-HubSpotActor Get-HubSpotThread"),
        ("Sender", "(Get-HubSpotThreadMessage 6065362089 -First 1).Senders", "Get-HubSpotActor Get-HubSpotThread"),
        ("HubSpotFile", "Get-HubSpotFile 170045001", "Get-HubSpotFile"),
        ("FileAttachment", "New-HubSpotAttachment -FileId 190001", "Get-HubSpotFile"),
        ("QuickRepliesAttachment", "New-HubSpotAttachment -QuickReply Yes", ""),
        ("SocialMediaAttachment", "New-HubSpotAttachment -MediaType LINK -MediaUrl https://example.com", ""),
        ("QuickReply", "New-HubSpotQuickReply Yes", ""),
        ("HubSpotConnection", "Get-HubSpotConnection", ""),
        ("HubSpotAccount", "Get-HubSpotAccount", ""),
        ("HubSpotThreadReport", "Measure-HubSpotThread", ""),
        ("WebhookEvent", "ConvertFrom-HubSpotWebhook '{\"type\":\"x\",\"objectId\":6065362089,\"messageId\":\"m1\",\"channelId\":\"1002\"}'", "Export-HubSpotThread Get-HubSpotChannel Get-HubSpotThread Get-HubSpotThreadMessage Measure-HubSpotThread Remove-HubSpotThread Restore-HubSpotThread Set-HubSpotThread Show-HubSpotThread"),
        ("HubSpotThreadExport", "Export-HubSpotThread -ThreadId 6065362089 -Path ([System.IO.Directory]::CreateTempSubdirectory().FullName)", OfThread),
        ("HubSpotVisitorToken", "[HubSpotConversations.HubSpotVisitorToken]@{ FirstName = 'Jane' }", ""),
        ("CustomChannel", "[HubSpotConversations.Models.CustomChannel]@{ CustomChannelId = '9' }", ""),
        ("ChannelAccountStagingToken", "[HubSpotConversations.Models.ChannelAccountStagingToken]@{ AccountName = 'x' }", ""),
        ("WebhookSetting", "[HubSpotConversations.Models.WebhookSetting]@{ TargetUrl = 'https://x.example' }", ""),
        ("WebhookSubscription", "[HubSpotConversations.Models.WebhookSubscription]@{ WebhookSubscriptionId = '9' }", ""),
        ("HubSpotProfile", "[HubSpotConversations.HubSpotProfile]@{ Name = 'work'; SecretName = 'HubSpot-work' }", ""),
    ];

    public static TheoryData<string> Types => [.. Samples.Select(static sample => sample.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void An_object_pipes_only_into_the_cmdlets_that_bind_its_ids(string type)
    {
        using var server = new LoopbackServer(Replies.Refused(404, "OBJECT_NOT_FOUND"));
        using ModuleSession session = ModuleSession.InSandbox();
        (_, string script, string takers) = Samples.Single(sample => sample.Type == type);
        PSObject sample = session.Run(script + " | ForEach-Object { $_ }").ShouldSucceed().Output[0];
        sample.BaseObject.GetType().Name.ShouldBe(type);
        PSObject restored = PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(sample)));
        Connect(session, server);

        Pipe(session, server, sample).ShouldBe(takers.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
        Pipe(session, server, restored).ShouldBe(takers.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true, "from a file");
    }

    [Fact]
    public void The_samples_cover_every_output_type()
    {
        using ModuleSession session = ModuleSession.InSandbox();
        Type[] emitted = Commands(session).SelectMany(static c => c.OutputType).Select(static o => o.Type)
            .Where(static type => type?.Namespace?.StartsWith("HubSpotConversations", StringComparison.Ordinal) == true)
            .ToArray();

        emitted.Where(type => !Samples.Any(sample => type.Assembly.GetTypes().Any(t => t.Name == sample.Type && type.IsAssignableFrom(t))))
            .ShouldBeEmpty();
        emitted.Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Every_skipped_cmdlet_binds_ids_from_the_pipeline()
    {
        using ModuleSession session = ModuleSession.InSandbox();

        Skipped.Keys.ShouldBeSubsetOf(Commands(session).Where(static c => IdsOf(c).Any()).Select(static c => c.Name));
    }

    private static string[] Pipe(ModuleSession session, LoopbackServer server, PSObject item)
    {
        var takers = new List<string>();
        foreach (CmdletInfo cmdlet in Commands(session).Where(static c => !Skipped.ContainsKey(c.Name) && IdsOf(c).Any()))
        {
            int before = server.Requests.Count;
            SessionResult result = session.RunWithInput(
                $"$input | {cmdlet.Name} {OtherArguments.GetValueOrDefault(cmdlet.Name)}", [item]);
            string[] asked = server.Requests.Skip(before).Select(static r => Uri.UnescapeDataString(r.Target) + "& " + r.Body).ToArray();
            (string Parameter, string? Value)[] bound = IdsOf(cmdlet).Select(p => (p.Name, ValueOf(item, p))).Where(static b => b.Item2 is not null).ToArray();
            if (asked.Length == 0)
            {
                bound.ShouldBeEmpty($"{item} | {cmdlet.Name}: {string.Join("; ", result.Errors)}");
                if (!IdsOf(cmdlet).Any(p => HasOne(item, p)))
                {
                    result.SingleError.FullyQualifiedErrorId.ShouldStartWith("InputObjectNotBound,", Case.Sensitive, cmdlet.Name);
                }

                continue;
            }

            takers.Add(cmdlet.Name);
            foreach ((string parameter, string? value) in bound)
            {
                asked.ShouldAllBe(request => request.Contains(string.Format(null, Places[parameter], value)), $"{item} | {cmdlet.Name}");
            }
        }

        return [.. takers];
    }

    private static CmdletInfo[] Commands(ModuleSession session)
        => session.Run("Get-Command -Module HubSpotConversations").ShouldSucceed().Output
            .Select(static o => o.BaseObject).OfType<CmdletInfo>().ToArray();

    /// <summary>The parameters that bind an id or an email address from an object in the pipeline.</summary>
    private static IEnumerable<ParameterMetadata> IdsOf(CmdletInfo cmdlet)
        => cmdlet.Parameters.Values.Where(static parameter => Places.ContainsKey(parameter.Name)
            && parameter.Attributes.OfType<ParameterAttribute>().Any(static a => a.ValueFromPipelineByPropertyName));

    // PowerShell tries the name first, and then the aliases in order.
    private static string? ValueOf(PSObject item, ParameterMetadata parameter)
        => parameter.Aliases.Prepend(parameter.Name)
            .Select(name => item.Properties[name])
            .FirstOrDefault(static property => property is not null)?.Value?.ToString();

    private static bool HasOne(PSObject item, ParameterMetadata parameter)
        => parameter.Aliases.Prepend(parameter.Name).Any(name => item.Properties[name] is not null);

    private static void Connect(ModuleSession session, LoopbackServer server)
        => session.Run(
            "param($uri, $token) Connect-HubSpot -BaseUri $uri -AccessToken $token -SkipCheck", server.Uri, Secrets.Of("t")).ShouldSucceed();

    private static string Entry(string type)
        => $"Get-HubSpotThread | Get-HubSpotThreadMessage -Type {type}";
}
