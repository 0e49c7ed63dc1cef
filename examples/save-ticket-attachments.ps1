<#
.SYNOPSIS
    Saves the files that customers sent in the threads of a ticket.

.DESCRIPTION
        pwsh examples/save-ticket-attachments.ps1 -TicketId 4410077001 -Path ./ticket

    Without -TicketId it saves those of all threads. Without a connection and without HUBSPOT_ACCESS_TOKEN it works in
    the sandbox.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $TicketId,
    [string] $Path = './attachments'
)

Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# A connection from before, else the token in HUBSPOT_ACCESS_TOKEN, else the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$list = @{}
if ($TicketId) {
    $list.TicketId = $TicketId
}

# One folder for each thread, so that files of the same name are not in each other's way.
Get-HubSpotThread @list | ForEach-Object {
    $_ | Get-HubSpotThreadMessage -Direction Incoming |
        Save-HubSpotAttachment -Path "$Path/$($_.ThreadId)" -ErrorVariable problems -ErrorAction SilentlyContinue
    foreach ($problem in $problems) {
        Write-Host "Thread $($_.ThreadId): $($problem.Exception.Message)"
    }
}
