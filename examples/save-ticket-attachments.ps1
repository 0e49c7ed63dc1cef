<#
.SYNOPSIS
    Saves the files that customers sent in the threads of a ticket.

.DESCRIPTION
        pwsh examples/save-ticket-attachments.ps1 -TicketId 4410077001 -Path ./ticket

    Without -TicketId, the script saves the files of all threads. Without a connection and without
    HUBSPOT_ACCESS_TOKEN, it uses the sandbox.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $TicketId,
    [string] $Path = './attachments'
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# Uses the existing connection, otherwise the token in HUBSPOT_ACCESS_TOKEN, otherwise the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$list = @{}
if ($TicketId) {
    $list.TicketId = $TicketId
}

# Uses one folder per thread, so that files with the same name don't conflict.
Get-HubSpotThread @list | ForEach-Object {
    $_ | Get-HubSpotThreadMessage -Direction Incoming |
        Save-HubSpotAttachment -Path "$Path/$($_.ThreadId)" -ErrorVariable problems -ErrorAction SilentlyContinue
    foreach ($problem in $problems) {
        Write-Host "Thread $($_.ThreadId): $($problem.Exception.Message)"
    }
}
