# Imports the assembly that is built for Windows PowerShell, and sends a message.
param($Module)

Import-Module "$Module/bin/Desktop/HubSpotConversations.dll"
Connect-HubSpot -Sandbox
$sent = New-HubSpotAttachment -FileId 190001 | Send-HubSpotThreadMessage -ThreadId 6065362089 -Text Hello `
    -Recipient jane.doe@example.com -ChannelId EMAIL -ChannelAccountId 62001 -SenderActorId A-52301001
"sent $($sent.Type) $($sent.Text) $($sent.Attachments[0].FileId)"
# Exercises the code that differs in this build: uploads, overwriting downloads, times and polling.
$folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [guid]::NewGuid())
$file = [System.IO.Path]::Combine($folder, 'note.txt')
$null = [System.IO.Directory]::CreateDirectory($folder)
[System.IO.File]::WriteAllText($file, 'twelve kettles')
try {
    $message = New-HubSpotAttachment -Path $file | Send-HubSpotThreadMessage 6065362089 'See' -Sender A-52301001
    [System.IO.File]::WriteAllText($file, 'gone')
    $null = $message | Save-HubSpotAttachment -Path $folder -Force
    "saved $([System.IO.File]::ReadAllText($file)), $([System.IO.Directory]::GetFiles($folder).Count) file"
}
finally {
    [System.IO.Directory]::Delete($folder, $true)
}

$recent = Get-HubSpotThread -Since 2026-11-20T00:00:00Z -Sort latestMessageTimestamp
"listed $($recent.ThreadId)"
$seen = Watch-HubSpotThread 6065362089 -Since $message.CreatedAt.AddMinutes(-1) -First 2 -PollingIntervalSec 0.1
"watched $($seen.Text)"

$client = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'HubSpotConversations.Client' }
"client $($client.Location)"
try {
    Connect-HubSpot -BaseUri http://127.0.0.1:9 -AccessToken ([System.Net.NetworkCredential]::new('', 'x').SecurePassword)
}
catch {
    "error $($_.FullyQualifiedErrorId)"
}
