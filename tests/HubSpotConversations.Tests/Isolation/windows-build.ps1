# Imports the build for Windows PowerShell by its assembly, and sends.
param($Module)

Import-Module "$Module/bin/netstandard2.0/HubSpotConversations.dll"
Connect-HubSpot -Sandbox
$sent = New-HubSpotAttachment -FileId 190001 | Send-HubSpotThreadMessage -ThreadId 6065362089 -Text Hello `
    -Recipient jane.doe@example.com -ChannelId EMAIL -ChannelAccountId 62001 -SenderActorId A-52301001
"sent $($sent.Type) $($sent.Text) $($sent.Attachments[0].FileId)"
$client = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'HubSpotConversations.Client' }
"client $($client.Location)"
try {
    Connect-HubSpot -BaseUri http://127.0.0.1:9 -AccessToken ([System.Net.NetworkCredential]::new('', 'x').SecurePassword)
}
catch {
    "error $($_.FullyQualifiedErrorId)"
}
