<#
.SYNOPSIS
    Sends the replies in a CSV file, one per row and each one once, and lists the rows that failed.

.DESCRIPTION
    The file has the columns ThreadId and Text. The module takes other values from the thread. A column with the name
    of a parameter of Send-HubSpotThreadMessage (Subject, Recipient, Sender ...) overrides the thread.

        pwsh examples/reply-to-csv.ps1 -Path replies.csv -Sender maya@example.com -WhatIf

    With -Journal, you can interrupt the script and run the same line again. It retries failed messages and doesn't send
    any message twice. Get-HubSpotSendJournal shows the progress.

        pwsh examples/reply-to-csv.ps1 -Path replies.csv -Sender maya@example.com -Journal replies.journal

    Without a connection and without HUBSPOT_ACCESS_TOKEN, the script uses the sandbox and the file beside this script.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Path = "$PSScriptRoot/replies.csv",
    [string] $Sender = 'maya.lindqvist@acme.example',
    [string] $Journal
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# Uses the existing connection, otherwise the token in HUBSPOT_ACCESS_TOKEN, otherwise the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$sending = @{ Sender = $Sender }
if ($Journal) {
    $sending.Journal = $Journal
}

Import-Csv $Path | Send-HubSpotThreadMessage @sending -ErrorVariable failures -ErrorAction SilentlyContinue

foreach ($failure in $failures) {
    # The error's target is the row, so you can correct it and send it again.
    Write-Host "Not sent to thread $($failure.TargetObject.ThreadId): $($failure.Exception.Message)"
}
