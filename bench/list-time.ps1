# Writes how many milliseconds it takes to list all threads, and how many megabytes the working set grows.
param($Way, $Module, $Uri)

$root = $Uri.TrimEnd('/')
if ($Way -ne 'rest') {
    Import-Module $Module
    Connect-HubSpot -BaseUri $root -AccessToken (ConvertTo-SecureString bench -AsPlainText -Force) -SkipCheck
}

$process = [System.Diagnostics.Process]::GetCurrentProcess()
$before = $process.WorkingSet64
$most = $before
$count = 0
$watch = [System.Diagnostics.Stopwatch]::StartNew()
if ($Way -ne 'rest') {
    Get-HubSpotThread -NoName:($Way -eq 'ids') | ForEach-Object {
        $count++
        if ($count % 10000 -eq 0) { $process.Refresh(); $most = [Math]::Max($most, $process.WorkingSet64) }
    }
}
else {
    $after = $null
    do {
        $page = "$root/conversations/v3/conversations/threads?limit=500"
        if ($after) { $page += "&after=$([uri]::EscapeDataString($after))" }
        $response = Invoke-RestMethod $page -Headers @{ Authorization = 'Bearer bench' }
        $response.results | ForEach-Object {
            $count++
            if ($count % 10000 -eq 0) { $process.Refresh(); $most = [Math]::Max($most, $process.WorkingSet64) }
        }
        $after = $response.paging.next.after
    } while ($after)
}

$time = $watch.Elapsed.TotalMilliseconds
if ($count -ne 100000) { throw "Only $count threads." }
[string]::Format([System.Globalization.CultureInfo]::InvariantCulture, '{0:0.0} {1:0.0}', $time, ($most - $before) / 1MB)
