<#
.SYNOPSIS
    Sends the replies in a CSV file, one a row, each once, and names the rows that failed.

.DESCRIPTION
    The file has the columns ThreadId and Text. Whatever else a message needs is taken from its thread; a column that is
    named like a parameter of Send-HubSpotThreadMessage (Subject, Recipient, Sender ...) counts before that.

        pwsh examples/reply-to-csv.ps1 -Path replies.csv -Sender maya@example.com -WhatIf

    With -Journal, end it in the middle and run the same line again: what was sent is not sent twice, and what failed is
    tried again. Get-HubSpotSendJournal shows how it stands.

        pwsh examples/reply-to-csv.ps1 -Path replies.csv -Sender maya@example.com -Journal replies.journal

    Without a connection and without HUBSPOT_ACCESS_TOKEN it works in the sandbox, with the file beside this script.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Path = "$PSScriptRoot/replies.csv",
    [string] $Sender = 'maya.lindqvist@acme.example',
    [string] $Journal
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# A connection from before, else the token in HUBSPOT_ACCESS_TOKEN, else the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$sending = @{ Sender = $Sender }
if ($Journal) {
    $sending.Journal = $Journal
}

Import-Csv $Path | Send-HubSpotThreadMessage @sending -ErrorVariable failures -ErrorAction SilentlyContinue

foreach ($failure in $failures) {
    # The row is the target of its error, to be put right and sent again.
    Write-Host "Not sent to thread $($failure.TargetObject.ThreadId): $($failure.Exception.Message)"
}
