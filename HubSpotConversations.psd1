@{
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/HubSpotConversations.dll' } else { 'bin/netstandard2.0/HubSpotConversations.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = 'b6f0e0a4-6d0f-4a1e-9f0b-2f4f3c2f6f5d'
    Author                 = 'The HubSpotConversations authors'
    CompanyName            = 'Community'
    Copyright              = '(c) The HubSpotConversations authors. MIT License.'
    Description            = 'Work HubSpot''s conversations inbox from PowerShell: compose a message from pipeline objects, send it to a thread, get typed objects back.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('HubSpotConversations.Format.ps1xml')
    TypesToProcess         = @('HubSpotConversations.Types.ps1xml')
    CmdletsToExport        = @(
        'Add-HubSpotThreadComment'
        'Connect-HubSpot'
        'Disconnect-HubSpot'
        'Get-HubSpotAccount'
        'Get-HubSpotActor'
        'Get-HubSpotChannel'
        'Get-HubSpotChannelAccount'
        'Get-HubSpotConnection'
        'Get-HubSpotContact'
        'Get-HubSpotFile'
        'Get-HubSpotInbox'
        'Get-HubSpotOwner'
        'Get-HubSpotProfile'
        'Get-HubSpotSendJournal'
        'Get-HubSpotThread'
        'Get-HubSpotThreadMessage'
        'Invoke-HubSpotRequest'
        'New-HubSpotAttachment'
        'New-HubSpotQuickReply'
        'New-HubSpotRecipient'
        'New-HubSpotThreadMessage'
        'Register-HubSpotProfile'
        'Remove-HubSpotThread'
        'Restore-HubSpotThread'
        'Save-HubSpotAttachment'
        'Send-HubSpotThreadMessage'
        'Set-HubSpotThread'
        'Show-HubSpotThread'
        'Unregister-HubSpotProfile'
        'Watch-HubSpotThread'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('HubSpot', 'Conversations', 'Inbox', 'Messaging', 'CRM', 'API', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/licenses/MIT'
            ReleaseNotes = 'The first version: connect, compose, send, comment; a sandbox to try it in.'
        }
    }
}
