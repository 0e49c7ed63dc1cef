<#
.SYNOPSIS
    Replies to a customer's email: composes a message with a file, sends it and shows HubSpot's response.

.DESCRIPTION
    Without parameters, the script uses the sandbox, an in-memory account, and nothing leaves this machine:

        dotnet run --project tools/PowerShell examples/quickstart.ps1
        pwsh examples/quickstart.ps1

    If HUBSPOT_ACCESS_TOKEN is set and you specify a thread, the script sends to a real customer from a real account:

        pwsh examples/quickstart.ps1 -ThreadId 123 -Sender you@example.com
#>
param(
    [string] $ThreadId,
    [string] $Sender,
    [string[]] $FileId = @()
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# 1. Connect. A real account needs a token and a thread. Without them, the script uses the sandbox and its data.
if ($env:HUBSPOT_ACCESS_TOKEN -and $ThreadId) {
    Connect-HubSpot
}
else {
    Connect-HubSpot -Sandbox
    $ThreadId = '6065362089'
    $Sender = 'A-52301001'
    $FileId = '190001'
}

Write-Host 'The connection:'
Get-HubSpotConnection | Out-Host

# 2. Compose. A draft is an object that you can inspect, save and change. Composing doesn't send it. The module takes
#    the recipient, channel and account from the thread when it sends the draft.
$draft = @{
    ThreadId = $ThreadId
    Text     = 'Hello Jane, your order is on its way. The invoice is attached.'
    Html     = '<p>Hello Jane,</p><p>your order is <b>on its way</b>. The invoice is attached.</p>'
    Subject  = 'Your order'
    Sender   = $Sender
}
$draft = if ($FileId) {
    New-HubSpotAttachment -FileId $FileId | New-HubSpotThreadMessage @draft
}
else {
    New-HubSpotThreadMessage @draft
}

Write-Host 'The draft:'
$draft | Out-Host

# 3. Preview the send with -WhatIf, then send.
$draft | Send-HubSpotThreadMessage -WhatIf
$sent = $draft | Send-HubSpotThreadMessage

Write-Host 'Sent, as a table and as a list:'
$sent | Out-Host
$sent | Format-List | Out-Host

# 4. HubSpot refuses a message. The error is an object that shows the reason and a recommendation.
Write-Host 'A message to a thread that does not exist:'
try {
    $draft | Send-HubSpotThreadMessage -ThreadId 404404404 -ErrorAction Stop
}
catch [HubSpotConversations.HubSpotApiException] {
    Write-Host "  id       $($_.FullyQualifiedErrorId.Split(',')[0])"
    Write-Host "  message  $($_.Exception.Message)"
    Write-Host "  advice   $($_.ErrorDetails.RecommendedAction)"
}

# 5. The module rejects obvious mistakes before it makes any request.
Write-Host ''
Write-Host 'A message with an invalid recipient:'
$draft | Send-HubSpotThreadMessage -Recipient 'jane.doe@' -ErrorVariable problem -ErrorAction SilentlyContinue
Write-Host "  $($problem[0].Exception.Message)"
