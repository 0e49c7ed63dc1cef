#Requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests, packages or measures the module.

.DESCRIPTION
    A thin wrapper for PowerShell users. The .NET SDK does all the work; see README.md.

.EXAMPLE
    ./build.ps1 -Task Build

    Stages the module at out/HubSpotConversations, so you can run Import-Module ./out/HubSpotConversations.

.EXAMPLE
    ./build.ps1 -Task Package

    Tests the staged module and packs it into out/HubSpotConversations.VERSION.zip.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Bench')]
    [string] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

function Compress-Module {
    $manifest = Test-ModuleManifest -Path out/HubSpotConversations/HubSpotConversations.psd1
    $package = "out/HubSpotConversations.$($manifest.Version).zip"
    Remove-Item -Path $package -ErrorAction Ignore
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [System.IO.Compression.ZipFile]::CreateFromDirectory(
        (Resolve-Path -Path out/HubSpotConversations).Path,
        (Join-Path -Path (Resolve-Path -Path out).Path -ChildPath (Split-Path -Path $package -Leaf)),
        'Optimal',
        $true)
    Get-Item -Path $package
}

Push-Location -Path $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet build HubSpotConversations.slnx }
        'Test' { Invoke-Dotnet test }
        'Package' {
            Invoke-Dotnet test
            Compress-Module
        }
        'Bench' {
            Invoke-Dotnet run --project bench import
            Invoke-Dotnet run --project bench compare
        }
    }
}
finally {
    Pop-Location
}
