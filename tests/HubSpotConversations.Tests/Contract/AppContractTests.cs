using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Contract;

/// <summary>
/// Every cmdlet of custom channels, webhooks and visitor tokens, with all its parameters, against an independent
/// description of HubSpot's contract.
/// </summary>
public sealed class AppContractTests
{
    private const string Script = """
        param($key, $agent)
        $app = @{ AppId = 77; DeveloperKey = $key }
        $capability = @{
            deliveryIdentifierTypes = 'HS_EMAIL_ADDRESS', 'HS_PHONE_NUMBER', 'HS_SHORT_CODE', 'CHANNEL_SPECIFIC_OPAQUE_ID'
            richText = 'HYPERLINK', 'BOLD'; threadingModel = 'INTEGRATION_THREAD_ID'; allowInlineImages = $true
            allowOutgoingMessages = $true; allowConversationStart = $false; allowMultipleRecipients = $true
            outgoingAttachmentTypes = @('FILE'); allowedFileAttachmentMimeTypes = 'image/png', 'text/plain'
            maxFileAttachmentCount = 3; maxFileAttachmentSizeBytes = 5000000; maxTotalFileAttachmentSizeBytes = 9000000000
        }
        $channel = @{
            Capability = $capability; WebhookUrl = 'https://x.example/hook'; Description = 'Letters & more'
            LogoUrl = 'https://x.example/logo.png'; RedirectUrl = 'https://x.example/connect'
        }
        $made = New-HubSpotCustomChannel 'Letters ä' @channel @app
        $made | Set-HubSpotCustomChannel -Name 'Letters' @channel @app -PassThru
        $null = New-HubSpotCustomChannel Other -Capability @{} @app
        Get-HubSpotCustomChannel @app -First 1
        Get-HubSpotCustomChannel -Name L* @app
        $made | Get-HubSpotCustomChannel @app

        $opaque = $made | New-HubSpotCustomChannelAccount -Name Desk -InboxId Support -DeliveryIdentifier 'desk 1/ä' -Unauthorized
        $null = $made | New-HubSpotCustomChannelAccount -Name Mail -InboxId 81001 -DeliveryIdentifier desk@acme.example
        $null = $made | New-HubSpotCustomChannelAccount -Name Phone -InboxId 81001 -DeliveryIdentifier +4930123456
        $null = $made | New-HubSpotCustomChannelAccount -Name Code -InboxId 81001 -DeliveryIdentifier 12345 -AddressType HS_SHORT_CODE
        $made | Get-HubSpotCustomChannelAccount -First 2
        $made | Get-HubSpotCustomChannelAccount -DeliveryIdentifier 12345 -AddressType HS_SHORT_CODE
        $made | Get-HubSpotCustomChannelAccount -DeliveryIdentifier desk@acme.example
        $made | Get-HubSpotCustomChannelAccount -Archived
        Get-HubSpotCustomChannelAccount $made.CustomChannelId $opaque.ChannelAccountId
        $opaque | Set-HubSpotCustomChannelAccount -Name Front -Authorized $true -PassThru
        $opaque | Set-HubSpotCustomChannelAccount -Name Desk
        $opaque | Set-HubSpotCustomChannelAccount -Authorized $false
        Complete-HubSpotCustomChannelAccount $made.CustomChannelId 'token/1 ä' -Name New -DeliveryIdentifier new@acme.example

        $to = @{ ChannelId = $made.CustomChannelId; ChannelAccountId = $opaque.ChannelAccountId }
        $kinds = @(
            @{ FileId = 190001; FileUsageType = 'VOICE_RECORDING' }
            @{ Type = 'LOCATION'; Latitude = 52.52; Longitude = -13; Name = 'n'; Address = 'a'; Url = 'https://x.example' }
            @{ Type = 'MESSAGE_HEADER'; Text = 't'; FileId = 190001 }
            @{ Type = 'UNSUPPORTED_CONTENT' }
            @{ Type = 'CONTACT'; ContactProfile = @{
                Name = @{ Prefix = 'Dr'; FirstName = 'Ann'; MiddleName = 'B'; LastName = 'Cole'; Suffix = 'Jr' }
                Org = @{ Company = 'Acme'; Department = 'Ops'; Title = 'Boss' }
                Addresses = @{ Type = 'HOME'; Street = 's'; City = 'c'; State = 'st'; Zip = '1'; Country = 'Land'; CountryCode = 'LD' }
                Emails = @{ Email = 'a@b.example'; Type = 'WORK' }; Phones = @{ Phone = '+49'; Type = 'CELL' }; Urls = @{ Url = 'https://x.example'; Type = 'HOME' } } }
            @{ Type = 'SOCIAL_MEDIA_METADATA'; SocialMetadata = @{ MediaType = 'PHOTO'; Id = 'i'; Description = 'd'; MediaTitle = 't'; MediaUrl = 'u'; MediaUrlString = 's'; ThumbnailUrl = 'n' } }
            New-HubSpotAttachment -QuickReply (New-HubSpotQuickReply yes -Label Yes), (New-HubSpotQuickReply https://x.example -ValueType URL)
        )
        $message = Publish-HubSpotChannelMessage "Hi ä`n😀" -Html '<p>Hi</p>' -Sender jane -SenderName 'Jane Doe' -IntegrationThreadId t-1 -Key k1 `
            -Timestamp 2026-11-24T12:00:00+01:00 -ContactId 701 -MatchedContact 701, 702 -MatchedProperty email, phone -Attachment $kinds @to
        $message
        Publish-HubSpotChannelMessage 'It is here.' -Direction Outgoing -Sender desk -Recipient jane, joe -RecipientName 'Jane Doe' `
            -InReplyToId $message.MessageId @agent @to
        Publish-HubSpotChannelMessage 'Mail' -Sender jane@example.com @to
        Publish-HubSpotChannelMessage 'Call' -Sender +49301234567 -Recipient +4930999 @to
        Publish-HubSpotChannelMessage 'Code' -Sender 12345 -AddressType HS_SHORT_CODE @to
        $message | Get-HubSpotChannelMessage
        $message | Set-HubSpotChannelMessage -Status Failed -ErrorMessage 'No paper.' -PassThru
        $message | Set-HubSpotChannelMessage -Status Sent
        $message | Set-HubSpotChannelMessage -Status Read

        $null = New-HubSpotVisitorToken jane.doe@example.com -FirstName Jane -LastName Doe
        $null = New-HubSpotVisitorToken jane.doe@example.com -AsPlainText

        $subscription = New-HubSpotWebhookSubscription conversation.propertyChange -PropertyName status -Inactive @app
        $null = New-HubSpotWebhookSubscription conversation.newMessage @app
        $subscription | Set-HubSpotWebhookSubscription -Active $true -PassThru @app
        Get-HubSpotWebhookSubscription *change @app
        $subscription | Remove-HubSpotWebhookSubscription @app -Confirm:$false
        Set-HubSpotWebhookSetting https://x.example/hook -MaxConcurrentRequests 10 -PassThru @app
        Set-HubSpotWebhookSetting -MaxConcurrentRequests 5 @app
        Get-HubSpotWebhookSetting @app
        Remove-HubSpotWebhookSetting @app -Confirm:$false
        $made | Remove-HubSpotCustomChannel @app -Confirm:$false
        """;

    [Theory]
    [InlineData("v3")]
    [InlineData("2026-09-beta")]
    [InlineData("2026-09")]
    public void Each_request_and_response_follows_the_contract(string version)
    {
        bool isDated = version != "v3";
        using var recorder = new ContractRecorder(isDated);
        using ModuleSession session = ModuleSession.ConnectedTo(recorder.Server.Uri, $"-ApiVersion {version}");
        var agent = new System.Collections.Hashtable();
        if (!isDated)
        {
            agent["SenderAgent"] = "A-52301001";
        }

        session.Run(Script, Secrets.Of("key-1+2&x=3"), agent).ShouldSucceed();

        recorder.Problems.ShouldBeEmpty();
        WireOperation[] operations = WireOperation.All.Where(operation => (isDated ? operation.Dated : operation.V3).Length > 0).ToArray();
        operations.Select(static operation => operation.Name).Except(recorder.Seen).ShouldBeEmpty("operations without a request");
        operations.Where(static operation => operation.Body is not null).SelectMany(static operation => WireShape.FieldsBelow(operation.Body!)).Distinct()
            .Except(recorder.Seen).Where(field => !isDated || field != "NewSender.senderActorId").ShouldBeEmpty("fields that no parameter writes");
        operations.SelectMany(static operation => operation.Query.Replace("*", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => $"{operation.Name}?{name}")).Except(recorder.Seen).Where(static name => !name.EndsWith("?sort", StringComparison.Ordinal))
            .ShouldBe(["list channels?after", "list accounts?after", "get account?archived"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("POST", "/webhooks/v3/7/subscriptions?hapikey=k", """{"eventType":"x","active":"true"}""", "body.active is \"true\" instead of flag")]
    [InlineData("POST", "/webhooks/v3/7/subscriptions?hapikey=k", """{"eventType":"x"}""", "body.active is missing")]
    [InlineData("POST", "/webhooks/v3/7/subscriptions?hapikey=k", """{"eventType":"x","active":true,"other":1}""", "body.other is not in the contract")]
    [InlineData("POST", "/webhooks/v3/7/subscriptions?hapikey=k&x=1", """{"eventType":"x","active":true}""", "x is not in the contract of the query")]
    [InlineData("POST", "/webhooks/v3/7/subscriptions", """{"eventType":"x","active":true}""", "the query has no hapikey*")]
    [InlineData("GET", "/webhooks/v3/7/settings?hapikey=k", "{}", "there must not be a body")]
    [InlineData("PATCH", "/webhooks/v3/7/settings?hapikey=k", "{}", "no operation of the contract")]
    [InlineData("GET", "/app-webhooks/2026-09/7/settings?hapikey=k", "", "no operation of the contract")]
    [InlineData("POST", "/conversations/v3/custom-channels/9/channel-accounts", """{"name":"n","authorized":true,"inboxId":"1","deliveryIdentifier":{"type":"HS_PHONE_NUMBER","value":"030"}}""", "there is no access token")]
    [InlineData("POST", "/conversations/v3/custom-channels/9/channel-accounts", """{"name":"n","authorized":true,"inboxId":1}""", "body.inboxId is 1 instead of text")]
    public void The_contract_check_finds_mistakes(string method, string target, string body, string problem)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/json; charset=utf-8" };

        ContractRecorder.Check(new LoopbackRequest(method, target, headers, body), isDated: false, seen: null, out _)
            .ShouldContain(found => found.StartsWith(problem, StringComparison.Ordinal));
    }
}
