#Requires -Version 5.1
<#
.SYNOPSIS
    Checks that a tag, a package and the changelog describe the same release.

.DESCRIPTION
    The version of the tag must be the version in the package's manifest, in the package's file name and in the first
    heading of the changelog. The package must name the real repository, not the placeholder OWNER.

    The script throws one error that lists everything that is wrong. Otherwise, it emits the version, whether the
    version is a prerelease, and the release notes from the changelog.

.EXAMPLE
    ./build.ps1 -Task Package
    .github/scripts/Test-Release.ps1 -Tag v1.0.0-rc1 -Package out/HubSpotConversations.1.0.0-rc1.nupkg

    Checks a release before you push its tag.
#>
[CmdletBinding()]
param(
    # The tag of the release, such as v1.0.0 or v1.0.0-rc1.
    [Parameter(Mandatory)]
    [string] $Tag,

    # The package to release.
    [Parameter(Mandatory)]
    [string] $Package,

    # The changelog, with a heading such as "## 1.0.0" for each release.
    [string] $Changelog = "$PSScriptRoot/../../CHANGELOG.md"
)

$ErrorActionPreference = 'Stop'

function Read-Package {
    param([string] $Path)

    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $folder = Join-Path -Path ([System.IO.Path]::GetTempPath()) -ChildPath ([guid]::NewGuid())
    try {
        [System.IO.Compression.ZipFile]::ExtractToDirectory((Resolve-Path -LiteralPath $Path).ProviderPath, $folder)
        $manifest = Test-ModuleManifest -Path (Join-Path -Path $folder -ChildPath HubSpotConversations.psd1)
        $prerelease = $manifest.PrivateData.PSData.Prerelease
        $texts = Get-ChildItem -Path $folder -Recurse -File -Include *.psd1, *.ps1xml, *.xml, *.txt, *.md
        @{
            Version      = if ($prerelease) { "$($manifest.Version)-$prerelease" } else { "$($manifest.Version)" }
            IsPrerelease = [bool] $prerelease
            Placeholders = $texts | Select-String -Pattern '/OWNER/' -CaseSensitive -List
        }
    }
    finally {
        Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction Ignore
    }
}

function Get-ChangelogSection {
    param([string] $Path)

    $text = [System.IO.File]::ReadAllText((Resolve-Path -LiteralPath $Path).ProviderPath)
    $section = [regex]::Match($text, '(?ms)^## (?<heading>[^\r\n]*)(?<notes>.*?)(?=^## |^\[|\z)')
    @{ Heading = $section.Groups['heading'].Value.Trim(); Notes = $section.Groups['notes'].Value.Trim() }
}

$problems = [System.Collections.Generic.List[string]]::new()
$version = $Tag -replace '^v'
if ($Tag -cnotmatch '^v\d+\.\d+\.\d+(-[a-z]+\d*)?$') {
    $problems.Add("The tag '$Tag' is not a version such as v1.0.0 or v1.0.0-rc1.")
}

$fileName = Split-Path -Path $Package -Leaf
if ($fileName -cne "HubSpotConversations.$version.nupkg") {
    $problems.Add("The tag is $Tag, but the package is '$fileName'.")
}

$content = Read-Package -Path $Package
if ($content.Version -cne $version) {
    $problems.Add("The tag is $Tag, but the manifest in the package has version $($content.Version).")
}

foreach ($placeholder in $content.Placeholders) {
    $problems.Add("$($placeholder.Filename) names the placeholder repository OWNER. Set the address of the real one.")
}

$section = Get-ChangelogSection -Path $Changelog
if ($section.Heading -cne $version) {
    $problems.Add("The tag is $Tag, but the first heading in the changelog is '$($section.Heading)'.")
}
elseif (-not $section.Notes) {
    $problems.Add("The changelog has no entries for $version.")
}

if ($problems.Count -gt 0) {
    throw "This release is not ready:`n- $($problems -join "`n- ")"
}

[pscustomobject]@{
    Version      = $version
    IsPrerelease = $content.IsPrerelease
    ReleaseNotes = $section.Notes
}
