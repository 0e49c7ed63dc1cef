using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Channels;

/// <summary>The contacts, the agent and the attachments of Publish-HubSpotChannelMessage.</summary>
public sealed class ChannelMessageFieldTests
{
    private const string Publish = "Publish-HubSpotChannelMessage Hi -Sender jane -ChannelId 9 -ChannelAccountId 5 ";

    private const string Card = "@{ Type = 'CONTACT'; ContactProfile = @{ Name = @{ FirstName = 'Ann'; LastName = 'Cole' }; "
        + "Org = @{ Company = 'Acme' }; Emails = @(@{ Email = 'a@b.example'; Type = 'work' }); Phones = @{ Phone = '+49123' }; "
        + "Addresses = @{ City = 'Berlin' }; Urls = @{ Url = 'https://x.example' } } }";

    private const string CardJson = """
        {"type":"CONTACT","contactProfile":{"addresses":[{"city":"Berlin"}],"emails":[{"email":"a@b.example","type":"WORK"}],"phones":[{"phone":"+49123"}],"urls":[{"url":"https://x.example"}],"name":{"firstName":"Ann","lastName":"Cole"},"org":{"company":"Acme"}}}
        """;

    [Theory]
    [InlineData("-ContactId 701", "associateWithContactId", "701")]
    [InlineData("-MatchedContact 701 -MatchedProperty email, phone", "preResolvedContacts", """{"contacts":[{"contactVid":701,"contactPropertiesLeadingToMatch":["email","phone"]}]}""")]
    [InlineData("-MatchedContact '701;702' -MatchedProperty email", "preResolvedContacts", """{"contacts":[{"contactVid":701,"contactPropertiesLeadingToMatch":["email"]},{"contactVid":702,"contactPropertiesLeadingToMatch":["email"]}]}""")]
    [InlineData("-MatchedContact @{ ContactId = 701; MatchedProperties = 'phone' }, @{ contactVid = 702; contactPropertiesLeadingToMatch = @('email') }", "preResolvedContacts", """{"contacts":[{"contactVid":701,"contactPropertiesLeadingToMatch":["phone"]},{"contactVid":702,"contactPropertiesLeadingToMatch":["email"]}]}""")]
    [InlineData("-MatchedContact ([HubSpotConversations.Models.Contact]@{ ContactId = '701' }) -MatchedProperty email", "preResolvedContacts", """{"contacts":[{"contactVid":701,"contactPropertiesLeadingToMatch":["email"]}]}""")]
    [InlineData("-SenderAgent A-52301001 -Direction Outgoing", "senders", """[{"deliveryIdentifier":{"type":"CHANNEL_SPECIFIC_OPAQUE_ID","value":"jane"},"senderActorId":"A-52301001"}]""")]
    [InlineData("-Attachment @{ Type = 'LOCATION'; Latitude = 52.52; Longitude = -13.4; Name = 'Here' }", "attachments", """[{"type":"LOCATION","latitude":52.52,"longitude":-13.4,"name":"Here"}]""")]
    [InlineData("-Attachment @{ Type = 'message_header'; Text = 'Head'; FileId = 12 }", "attachments", """[{"type":"MESSAGE_HEADER","text":"Head","fileId":12}]""")]
    [InlineData("-Attachment @{ Type = 'UNSUPPORTED_CONTENT' }", "attachments", """[{"type":"UNSUPPORTED_CONTENT"}]""")]
    [InlineData("-Attachment @{ FileId = 7; FileUsageType = 'sticker' }", "attachments", """[{"type":"FILE","fileId":"7","fileUsageType":"STICKER"}]""")]
    [InlineData("-Attachment " + Card, "attachments", "[" + CardJson + "]")]
    public void A_parameter_writes_its_field(string arguments, string field, string json)
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(Publish + arguments).ShouldSucceed();

        Body(server)[field]!.ToJsonString().ShouldBe(JsonNode.Parse(json)!.ToJsonString());
    }

    [Fact]
    public void The_fields_bind_from_rows()
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run("""
            [pscustomobject]@{
                ChannelId = 9; ChannelAccountId = 5; Text = 'Hi'; Sender = 'jane'; ContactId = '701'; MatchedContact = '702'
                MatchedProperty = 'email'; SenderAgent = 'A-1'; Attachment = @{ Type = 'LOCATION'; Latitude = '1.5'; Longitude = '2' }
            } | Publish-HubSpotChannelMessage
            """).ShouldSucceed();

        JsonNode body = Body(server);
        body["associateWithContactId"]!.ToJsonString().ShouldBe("701");
        body["preResolvedContacts"]!["contacts"]![0]!["contactVid"]!.ToJsonString().ShouldBe("702");
        body["senders"]![0]!["senderActorId"]!.ToJsonString().ShouldBe("\"A-1\"");
        body["attachments"]!.ToJsonString().ShouldBe("""[{"type":"LOCATION","latitude":1.5,"longitude":2}]""");
    }

    [Fact]
    public void Attachments_of_received_messages_are_published_again_live_and_from_a_file()
    {
        using var session = new ChannelSession();

        SessionResult result = session.Run("""
            $received = Get-HubSpotThread -First 50 -NoName | Get-HubSpotThreadMessage | ForEach-Object { $_.Attachments } |
                Where-Object { $_ -and $_.Type -notin 'WHATSAPP_TEMPLATE_METADATA' -and $_.GetType().Name -ne 'UnknownAttachment' }
            "$($received.Type)"
            foreach ($item in $received) {
                $restored = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item, 6))
                $live = Publish-HubSpotChannelMessage x -Sender jane -Attachment $item @to
                $again = Publish-HubSpotChannelMessage x -Sender jane -Attachment $restored @to
                $made = $restored | New-HubSpotAttachment
                if ($live.Attachments[0].Content -ne $again.Attachments[0].Content) { "differs: $item" }
                if ($made.Content -ne $item.Content -and $item.Type -ne 'FILE') { "made: $item" }
            }
            """);

        result.Errors.ShouldBeEmpty();
        string kinds = result.Texts.ShouldHaveSingleItem();
        foreach (string kind in new[] { "FILE", "LOCATION", "CONTACT", "MESSAGE_HEADER", "QUICK_REPLIES", "SOCIAL_MEDIA_METADATA", "UNSUPPORTED_CONTENT" })
        {
            kinds.ShouldContain(kind);
        }
    }

    [Theory]
    [InlineData("-MatchedContact 701", "Contact 701 has no properties that led to it. Specify their names, for example -MatchedProperty email.")]
    [InlineData("-MatchedContact jane@example.com -MatchedProperty email", "'jane@example.com' is not the id of a contact.")]
    [InlineData("-MatchedContact @{ Name = 'x' }", "is not a contact. Specify an id")]
    [InlineData("-Attachment @{ Type = 'LOCATION'; Latitude = 'x'; Longitude = 1 }", "needs a latitude in degrees")]
    [InlineData("-Attachment @{ Type = 'CONTACT' }", "needs a ContactProfile")]
    public void A_mistake_is_reported_before_any_request(string arguments, string message)
    {
        using var server = new LoopbackServer(Replies.Sent);
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);

        session.Run(Publish + arguments).SingleError.ToString().ShouldContain(message);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-09")]
    [InlineData("2026-09-beta")]
    public void A_dated_version_rejects_the_agent_of_a_sender(string version)
    {
        using ModuleSession session = ModuleSession.InSandbox();

        SessionResult result = session.Run($"Connect-HubSpot -Sandbox -ApiVersion {version}; {Publish} -SenderAgent A-1 -WhatIf");

        result.SingleError.ToString().ShouldContain("Leave out -SenderAgent, or connect with -ApiVersion v3.");
    }

    [Fact]
    public void Names_work_for_the_agent_and_the_contact()
    {
        using var session = new ChannelSession();

        SessionResult result = session.Run("""
            $message = Publish-HubSpotChannelMessage Hi -Sender jane -ContactId jane.doe@example.com -SenderAgent maya @to
            (Get-HubSpotThread $message.ThreadId).AssociatedContactId
            Publish-HubSpotChannelMessage Hi -Sender desk -Recipient jane -Direction Outgoing -SenderAgent maya @to | ForEach-Object { $_.Senders[0].ActorId }
            """).ShouldSucceed();

        result.Texts.ShouldBe(["701", "A-52301001"]);
    }

    private static JsonNode Body(LoopbackServer server) => JsonNode.Parse(server.Requests.ShouldHaveSingleItem().Body)!;
}
