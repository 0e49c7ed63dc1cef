# Writes how many milliseconds it takes to list all threads, and how many megabytes the working set grows.
param($Way, $Module, $Uri)

$root = $Uri.TrimEnd('/')
if ($Way -eq 'module') {
    Import-Module $Module
    Connect-HubSpot -BaseUri $root -AccessToken (ConvertTo-SecureString bench -AsPlainText -Force) -SkipCheck
}

$process = [System.Diagnostics.Process]::GetCurrentProcess()
$before = $process.WorkingSet64
$most = $before
$count = 0
$watch = [System.Diagnostics.Stopwatch]::StartNew()
if ($Way -eq 'module') {
    Get-HubSpotThread | ForEach-Object {
        $count++
        if ($count % 10000 -eq 0) { $process.Refresh(); $most = [Math]::Max($most, $process.WorkingSet64) }
    }
}
else {
    $after = $null
    do {
        $page = "$root/conversations/v3/conversations/threads?limit=500"
        if ($after) { $page += "&after=$([uri]::EscapeDataString($after))" }
        $answer = Invoke-RestMethod $page -Headers @{ Authorization = 'Bearer bench' }
        $answer.results | ForEach-Object {
            $count++
            if ($count % 10000 -eq 0) { $process.Refresh(); $most = [Math]::Max($most, $process.WorkingSet64) }
        }
        $after = $answer.paging.next.after
    } while ($after)
}

$time = $watch.Elapsed.TotalMilliseconds
if ($count -ne 100000) { throw "Only $count threads." }
[string]::Format([System.Globalization.CultureInfo]::InvariantCulture, '{0:0.0} {1:0.0}', $time, ($most - $before) / 1MB)
