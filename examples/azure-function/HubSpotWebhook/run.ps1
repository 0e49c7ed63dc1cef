<#
.SYNOPSIS
    Replies to customers who write out of hours, once for each thread and night. HubSpot calls this Azure Function.

.DESCRIPTION
    docs/channels-and-webhooks.md shows how to deploy the function, and the settings that it needs.

    If anything fails, the function returns 500, and HubSpot delivers the events again later. The journal makes that
    harmless: it contains the threads that got their reply, and only one call at a time can use it.
#>
param($Request, $TriggerMetadata)

$ErrorActionPreference = 'Stop'

function Get-Status {
    $secret = [System.Net.NetworkCredential]::new('', $env:HUBSPOT_CLIENT_SECRET).SecurePassword
    if (-not (Test-HubSpotWebhook $Request -ClientSecret $secret)) {
        return 401
    }

    # Azure runs functions in UTC. The office has its own time zone.
    $zone = [TimeZoneInfo]::FindSystemTimeZoneById($env:OFFICE_TIME_ZONE)
    $now = [TimeZoneInfo]::ConvertTime([DateTimeOffset] (Get-Date), $zone)
    $isWorkday = $now.DayOfWeek -notin 'Saturday', 'Sunday'
    if ($isWorkday -and $now.Hour -ge [int] $env:OFFICE_OPENS -and $now.Hour -lt [int] $env:OFFICE_CLOSES) {
        return 200
    }

    # The customers in this request. A reply hours later is of no use. Other customers get their reply even
    # if one message can't be read.
    $threadIds = ConvertFrom-HubSpotWebhook $Request -Since 2h |
        Where-Object { $_.EventType -eq 'conversation.newMessage' -and $_.MessageType -eq 'MESSAGE' } |
        Get-HubSpotThreadMessage -ErrorAction Continue -ErrorVariable unread |
        Where-Object Direction -EQ INCOMING |
        ForEach-Object ThreadId |
        Sort-Object -Unique

    # The night belongs to the workday on which the office closed. Each night has its own journal.
    $night = $now.AddHours(- [int] $env:OFFICE_CLOSES).Date
    while ($night.DayOfWeek -in 'Saturday', 'Sunday') {
        $night = $night.AddDays(-1)
    }

    $reply = @{
        Text    = $env:OFFICE_REPLY
        Journal = Join-Path $env:JOURNAL_FOLDER "$($night.ToString('yyyy-MM-dd')).journal"
    }
    $null = $threadIds |
        ForEach-Object { [pscustomobject]@{ ThreadId = $_; Key = $_ } } |
        Send-HubSpotThreadMessage @reply -ErrorAction Continue -ErrorVariable unsent

    if ($unread -or $unsent) { 500 } else { 200 }
}

try {
    $status = Get-Status
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    $status = 500
}

Push-OutputBinding -Name Response -Value @{ StatusCode = $status }
