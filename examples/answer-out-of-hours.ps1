<#
.SYNOPSIS
    Watches the account and replies once a night to each thread in which a customer writes out of hours.

.DESCRIPTION
    Runs until Ctrl+C. With -Folder, you can stop and restart the script at any time: it handles what arrived meanwhile,
    and no thread gets a second reply.

        pwsh examples/answer-out-of-hours.ps1 -Opens 9 -Closes 17 -Sender maya@example.com -Folder ./out-of-hours

    With -Webhook, HubSpot reports each message at once, so the script rarely polls. It listens on this machine, behind
    a reverse proxy or a tunnel that passes on what HubSpot sends to -PublicUri:

        $webhook = @{
            Webhook      = 'http://127.0.0.1:8080/'
            PublicUri    = 'https://hooks.example.com/hubspot'
            ClientSecret = Get-Secret HubSpotAppSecret
        }
        ./examples/answer-out-of-hours.ps1 @webhook -Sender maya@example.com -Folder ./out-of-hours

    Without a connection and without HUBSPOT_ACCESS_TOKEN, the script uses the sandbox, where a visitor writes
    every second. There, -First 3 stops it after three messages.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateRange(0, 24)]
    [int] $Opens = 9,

    [ValidateRange(0, 24)]
    [int] $Closes = 17,

    [string] $Text = 'Thank you for your message. We are closed at the moment and will reply as soon as we are back.',
    [string] $Sender = 'maya.lindqvist@acme.example',

    # The folder for the files that remember which messages were handled and which threads got a reply.
    [string] $Folder,

    [uri] $Webhook,
    [uri] $PublicUri,
    [securestring] $ClientSecret,
    [double] $PollingIntervalSec,
    [int] $First
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# Uses the existing connection, otherwise the token in HUBSPOT_ACCESS_TOKEN, otherwise the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox -VisitorIntervalSec 1
}

$watch = @{ Direction = 'Incoming' }
foreach ($name in 'Webhook', 'PublicUri', 'ClientSecret', 'PollingIntervalSec', 'First') {
    if ($PSBoundParameters.ContainsKey($name)) {
        $watch[$name] = $PSBoundParameters[$name]
    }
}

$send = @{ Text = $Text; Sender = $Sender }
if ($Folder) {
    $null = New-Item -ItemType Directory -Path $Folder -Force -WhatIf:$false
    $watch.StatePath = "$Folder/watch.state"
    $send.Journal = "$Folder/replies.journal"
}

$answered = @{}
Watch-HubSpotThread @watch | ForEach-Object {
    $now = Get-Date
    $isOpen = $now.Hour -ge $Opens -and $now.Hour -lt $Closes

    # A night belongs to the day on which the office closed.
    $key = "$($_.ThreadId) $($now.AddHours(-$Closes).ToString('yyyy-MM-dd'))"
    if (-not $isOpen -and -not $answered[$key]) {
        # Replies to the thread: to its customer, on its channel, from its account.
        $reply = Send-HubSpotThreadMessage $_.ThreadId @send -Key $key
        $reply

        # After a failure, the journal makes another try safe.
        $answered[$key] = $reply -or -not $Folder
    }
}
