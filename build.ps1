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

    Tests the staged module and packs it into out/HubSpotConversations.VERSION.nupkg, as the PowerShell Gallery gets it.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Bench')]
    [string] $Task = 'Build',

    # Packs the module that is already staged, without building and testing it.
    [switch] $SkipTest,

    # The folder for the package.
    [string] $OutputPath = (Join-Path -Path $PSScriptRoot -ChildPath 'out')
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

# The first section of the changelog, without its heading.
function Get-ReleaseNote {
    $text = Get-Content -Path "$PSScriptRoot/CHANGELOG.md" -Raw -Encoding UTF8
    ($text -split '(?m)^## .*$')[1].Trim()
}

# Publishes the staged module to a temporary repository in a folder, which writes the package that the Gallery would get.
function New-ModulePackage {
    $work = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath ([guid]::NewGuid())
    $module = Join-Path -Path $work -ChildPath 'HubSpotConversations'
    $repository = "HubSpotConversations-$([guid]::NewGuid())"
    $null = New-Item -ItemType Directory -Path $work, "$work/packages", $OutputPath -Force
    try {
        Copy-Item -Path "$PSScriptRoot/out/HubSpotConversations" -Destination $module -Recurse
        $manifest = "$module/HubSpotConversations.psd1"
        $notes = (Get-ReleaseNote).Replace("'", "''")
        $text = (Get-Content -Path $manifest -Raw -Encoding UTF8) -replace "(?m)^\s*# The package has the section.*\r?\n", ''
        $text = [regex]::Replace($text, "ReleaseNotes = '[^']*'", { "ReleaseNotes = '$notes'" })
        [System.IO.File]::WriteAllText($manifest, $text, [System.Text.UTF8Encoding]::new($true))
        Register-PSResourceRepository -Name $repository -Uri "$work/packages" -Trusted
        try {
            Publish-PSResource -Path $module -Repository $repository
        }
        finally {
            Unregister-PSResourceRepository -Name $repository
        }

        Copy-Item -Path "$work/packages/*.nupkg" -Destination $OutputPath -Force -PassThru
    }
    finally {
        Remove-Item -Path $work -Recurse -Force
    }
}

Push-Location -Path $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet build HubSpotConversations.slnx }
        'Test' { Invoke-Dotnet test }
        'Package' {
            if (-not $SkipTest) {
                Invoke-Dotnet test
            }

            New-ModulePackage
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
