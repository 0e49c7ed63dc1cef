<#
.SYNOPSIS
    Answers a customer's email: composes a message with a file, sends it, and looks at what HubSpot says.

.DESCRIPTION
    Without anything given it works in the sandbox, an account in memory, and nothing leaves this machine:

        dotnet run --project tools/Shell examples/quickstart.ps1
        pwsh examples/quickstart.ps1

    With HUBSPOT_ACCESS_TOKEN set and a thread given it sends to a real account, to a real customer:

        pwsh examples/quickstart.ps1 -ThreadId 123 -Sender you@example.com
#>
param(
    [string] $ThreadId,
    [string] $Sender,
    [string[]] $FileId = @()
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# 1. Connect. A real account needs a token and a thread; without them it is the sandbox, with its own data.
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

# 2. Compose. A draft is an object: look at it, keep it, change it. Nothing is sent yet. Recipient, channel and account
#    are taken from the thread when it is sent.
$draft = @{
    ThreadId = $ThreadId
    Text     = 'Hello Jane, your order is on its way. The invoice is attached.'
    RichText = '<p>Hello Jane,</p><p>your order is <b>on its way</b>. The invoice is attached.</p>'
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

# 3. See what would happen, and then let it happen.
$draft | Send-HubSpotThreadMessage -WhatIf
$sent = $draft | Send-HubSpotThreadMessage

Write-Host 'Sent, as a table and as a list:'
$sent | Out-Host
$sent | Format-List | Out-Host

# 4. A message that is refused: the error says why, what to do, and is an object to work with.
Write-Host 'A message to a thread that does not exist:'
try {
    $draft | Send-HubSpotThreadMessage -ThreadId 404404404 -ErrorAction Stop
}
catch [HubSpotConversations.HubSpotApiException] {
    Write-Host "  id       $($_.FullyQualifiedErrorId.Split(',')[0])"
    Write-Host "  message  $($_.Exception.Message)"
    Write-Host "  advice   $($_.ErrorDetails.RecommendedAction)"
}

# 5. What is wrong at first sight is refused here, before any request.
Write-Host ''
Write-Host 'A message with a recipient that is no address:'
$draft | Send-HubSpotThreadMessage -Recipient 'jane.doe@' -ErrorVariable problem -ErrorAction SilentlyContinue
Write-Host "  $($problem[0].Exception.Message)"
