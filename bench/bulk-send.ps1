# Sends messages in one of four ways, and writes the milliseconds, those of the processor, the bytes allocated and the
# most bytes of memory; then a remark where the module is too old to send several at once.
param($Way, $Module, $WarmUp, $Server, [int] $AtOnce, [int] $Messages, [int] $WarmUpMessages)

$ErrorActionPreference = 'Stop'
$remark = ''
$limit = @{}
if ($Way -eq 'module') {
    Import-Module $Module
    if ((Get-Command Send-HubSpotThreadMessage).Parameters.ContainsKey('ThrottleLimit')) {
        $limit.ThrottleLimit = $AtOnce
        $remark = "-ThrottleLimit $AtOnce"
    }
    elseif ($AtOnce -gt 1) {
        $remark = '(one by one: no -ThrottleLimit)'
    }
}

function New-Row($Count) {
    foreach ($i in 0..($Count - 1)) {
        [pscustomobject]@{
            ThreadId         = [string](6100000000 + $i % 500)
            Text             = "Hello $i, your order is on its way."
            Recipient        = 'jane.doe@example.com'
            ChannelId        = '1002'
            ChannelAccountId = '62001'
            Sender           = 'A-52301001'
        }
    }
}

function Connect($Uri) {
    if ($Way -eq 'module') {
        $token = [System.Net.NetworkCredential]::new('', 'bench').SecurePassword
        Connect-HubSpot -BaseUri $Uri -AccessToken $token -SkipCheck
    }
}

function Send($Rows, $Uri) {
    $threads = "${Uri}conversations/v3/conversations/threads"
    $headers = @{ Authorization = 'Bearer bench' }
    switch ($Way) {
        'module' {
            $Rows | Send-HubSpotThreadMessage @limit
        }
        { $_ -in 'rest', 'session' } {
            $keep = @{}
            if ($Way -eq 'session') { $keep.WebSession = [Microsoft.PowerShell.Commands.WebRequestSession]::new() }
            foreach ($row in $Rows) {
                $to = @{ type = 'HS_EMAIL_ADDRESS'; value = $row.Recipient }
                $message = @{
                    type             = 'MESSAGE'
                    text             = $row.Text
                    attachments      = @()
                    recipients       = @(@{ recipientField = 'TO'; deliveryIdentifiers = @($to) })
                    senderActorId    = $row.Sender
                    channelId        = $row.ChannelId
                    channelAccountId = $row.ChannelAccountId
                }
                $body = ConvertTo-Json $message -Depth 5 -Compress
                Invoke-RestMethod "$threads/$($row.ThreadId)/messages" -Method Post -Headers $headers -Body $body `
                    -ContentType application/json @keep
            }
        }
        'parallel' {
            $Rows | ForEach-Object -ThrottleLimit $AtOnce -Parallel {
                $to = @{ type = 'HS_EMAIL_ADDRESS'; value = $_.Recipient }
                $message = @{
                    type             = 'MESSAGE'
                    text             = $_.Text
                    attachments      = @()
                    recipients       = @(@{ recipientField = 'TO'; deliveryIdentifiers = @($to) })
                    senderActorId    = $_.Sender
                    channelId        = $_.ChannelId
                    channelAccountId = $_.ChannelAccountId
                }
                $body = ConvertTo-Json $message -Depth 5 -Compress
                Invoke-RestMethod "$using:threads/$($_.ThreadId)/messages" -Method Post -Headers $using:headers `
                    -Body $body -ContentType application/json
            }
        }
    }
}

$rows = New-Row $Messages
Connect $WarmUp
$null = Send (New-Row $WarmUpMessages) $WarmUp
Connect $Server

$sent = 0
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$allocated = [GC]::GetTotalAllocatedBytes($true)
$cpu = $process.TotalProcessorTime
$watch = [System.Diagnostics.Stopwatch]::StartNew()
Send $rows $Server | ForEach-Object { $sent++ }
$time = $watch.Elapsed.TotalMilliseconds
$process.Refresh()
$cpu = ($process.TotalProcessorTime - $cpu).TotalMilliseconds
$allocated = [GC]::GetTotalAllocatedBytes($true) - $allocated
if ($sent -ne $Messages) { throw "$sent of $Messages messages were sent." }
[string]::Format(
    [System.Globalization.CultureInfo]::InvariantCulture,
    '{0} {1} {2} {3} {4}', $time, $cpu, $allocated, $process.PeakWorkingSet64, $remark)
