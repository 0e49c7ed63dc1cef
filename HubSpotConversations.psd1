@{
    RootModule             = 'HubSpotConversations.psm1'
    TypesToProcess         = @('HubSpotConversations.Types.ps1xml')
    FormatsToProcess       = @('HubSpotConversations.Format.ps1xml')
    ModuleVersion          = '1.0.0'
    GUID                   = 'b6f0e0a4-6d0f-4a1e-9f0b-2f4f3c2f6f5d'
    Author                 = 'The HubSpotConversations authors'
    CompanyName            = 'Community'
    Copyright              = '(c) The HubSpotConversations authors. MIT License.'
    Description            = 'Work HubSpot''s conversations inbox from PowerShell: compose a message from pipeline objects, send it to a thread, get typed objects back.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    CmdletsToExport        = @(
        'Add-HubSpotThreadComment'
        'Complete-HubSpotCustomChannelAccount'
        'Connect-HubSpot'
        'ConvertFrom-HubSpotWebhook'
        'Disconnect-HubSpot'
        'Export-HubSpotThread'
        'Get-HubSpotAccount'
        'Get-HubSpotActor'
        'Get-HubSpotChannel'
        'Get-HubSpotChannelAccount'
        'Get-HubSpotChannelMessage'
        'Get-HubSpotConnection'
        'Get-HubSpotContact'
        'Get-HubSpotCustomChannel'
        'Get-HubSpotCustomChannelAccount'
        'Get-HubSpotFile'
        'Get-HubSpotInbox'
        'Get-HubSpotOwner'
        'Get-HubSpotProfile'
        'Get-HubSpotSendJournal'
        'Get-HubSpotThread'
        'Get-HubSpotThreadMessage'
        'Get-HubSpotWebhookSetting'
        'Get-HubSpotWebhookSubscription'
        'Invoke-HubSpotRequest'
        'Measure-HubSpotThread'
        'New-HubSpotAttachment'
        'New-HubSpotCustomChannel'
        'New-HubSpotCustomChannelAccount'
        'New-HubSpotQuickReply'
        'New-HubSpotRecipient'
        'New-HubSpotThreadMessage'
        'New-HubSpotVisitorToken'
        'New-HubSpotWebhookSubscription'
        'Publish-HubSpotChannelMessage'
        'Register-HubSpotProfile'
        'Remove-HubSpotCustomChannel'
        'Remove-HubSpotThread'
        'Remove-HubSpotWebhookSetting'
        'Remove-HubSpotWebhookSubscription'
        'Restore-HubSpotThread'
        'Save-HubSpotAttachment'
        'Send-HubSpotThreadMessage'
        'Set-HubSpotChannelMessage'
        'Set-HubSpotCustomChannel'
        'Set-HubSpotCustomChannelAccount'
        'Set-HubSpotThread'
        'Set-HubSpotWebhookSetting'
        'Set-HubSpotWebhookSubscription'
        'Show-HubSpotThread'
        'Test-HubSpotWebhook'
        'Unregister-HubSpotProfile'
        'Wait-HubSpotMessage'
        'Watch-HubSpotThread'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('HubSpot', 'Conversations', 'Inbox', 'Messaging', 'CRM', 'API', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            Prerelease = 'rc1'
            ProjectUri = 'https://github.com/OWNER/HubSpotConversations'
            LicenseUri = 'https://github.com/OWNER/HubSpotConversations/blob/main/LICENSE'
            IconUri    = 'https://raw.githubusercontent.com/OWNER/HubSpotConversations/main/docs/pictures/icon.png'
            # The package has the section of this version from CHANGELOG.md.
            ReleaseNotes = 'https://github.com/OWNER/HubSpotConversations/blob/main/CHANGELOG.md'
        }
    }
}
