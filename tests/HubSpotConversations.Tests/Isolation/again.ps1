# Imports the module twice, with -Force and after its removal, and sends a message each time.
param($Module)

function Send-One {
    $sent = Send-HubSpotThreadMessage -ThreadId 6065362089 -Text Hello -Recipient jane.doe@example.com -ChannelId EMAIL `
        -ChannelAccountId 62001 -SenderActorId A-52301001
    "sent $($sent.GetType().FullName)"
}

Import-Module $Module
Connect-HubSpot -Sandbox
Send-One
Import-Module $Module
Send-One
Import-Module $Module -Force
Send-One
Remove-Module HubSpotConversations
"left $(@(Get-Command -Module HubSpotConversations).Count)"
Import-Module $Module
"back $(@(Get-Command -Module HubSpotConversations).Count -gt 0)"
Send-One
