# Sends messages that are made one after the other, and writes at each step how many were sent, the bytes of the managed
# heap after a full collection, those of the working set, and how it sends.
param($Module, $Server, [int] $Messages, [int] $Step)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$token = [System.Net.NetworkCredential]::new('', 'bench').SecurePassword
Connect-HubSpot -BaseUri $Server -AccessToken $token -SkipCheck
$limit = @{}
$how = 'one by one: no -ThrottleLimit'
if ((Get-Command Send-HubSpotThreadMessage).Parameters.ContainsKey('ThrottleLimit')) {
    $limit.ThrottleLimit = 8
    $how = '-ThrottleLimit 8'
}

$sent = 0
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$rows = {
    for ($i = 0; $i -lt $Messages; $i++) {
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
& $rows | Send-HubSpotThreadMessage @limit | ForEach-Object {
    $sent++
    if ($sent % $Step -eq 0) {
        [GC]::Collect()
        [GC]::WaitForPendingFinalizers()
        $heap = [GC]::GetTotalMemory($true)
        $process.Refresh()
        "$sent $heap $($process.WorkingSet64) $how"
    }
}
if ($sent -ne $Messages) { throw "$sent of $Messages messages were sent." }
