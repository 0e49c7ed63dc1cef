<#
.SYNOPSIS
    Watches the account and replies once to each customer who writes out of hours.

.DESCRIPTION
    Runs until Ctrl+C:

        pwsh examples/answer-out-of-hours.ps1 -Opens 9 -Closes 17 -Sender maya@example.com

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
    [double] $PollingIntervalSec = 5,
    [int] $First
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# Uses the existing connection, otherwise the token in HUBSPOT_ACCESS_TOKEN, otherwise the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox -VisitorIntervalSec 1
}

$watch = @{ Direction = 'Incoming'; PollingIntervalSec = $PollingIntervalSec }
if ($First) {
    $watch.First = $First
}

$answered = @{}
Watch-HubSpotThread @watch | ForEach-Object {
    $hour = [DateTime]::Now.Hour
    $isOpen = $hour -ge $Opens -and $hour -lt $Closes
    if (-not $isOpen -and -not $answered[$_.ThreadId]) {
        $answered[$_.ThreadId] = $true
        # Replies to the message in the pipeline: to its sender, on its channel, from its account.
        $_ | Send-HubSpotThreadMessage -Text $Text -Sender $Sender
    }
}
