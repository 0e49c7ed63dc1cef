# Writes how many milliseconds the import of a module takes in this process.
param($Module)

$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$watch.Elapsed.TotalMilliseconds.ToString([System.Globalization.CultureInfo]::InvariantCulture)
