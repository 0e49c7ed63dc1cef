BeforeAll {
    $script = "$PSScriptRoot/../../.github/scripts/Test-Release.ps1"
    Add-Type -AssemblyName System.IO.Compression.FileSystem

    # Writes a package with a small manifest, and returns its path.
    function New-TestPackage {
        param(
            [string] $Name = 'HubSpotConversations.1.2.0-rc1.nupkg',
            [string] $Prerelease = 'rc1',
            [string] $ProjectUri = 'https://github.com/acme/HubSpotConversations'
        )

        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $content = New-Item -ItemType Directory -Path (Join-Path $folder 'content')
        @"
@{
    ModuleVersion = '1.2.0'
    GUID          = 'b6f0e0a4-6d0f-4a1e-9f0b-2f4f3c2f6f5d'
    PrivateData   = @{ PSData = @{ Prerelease = '$Prerelease'; ProjectUri = '$ProjectUri' } }
}
"@ | Set-Content (Join-Path $content 'HubSpotConversations.psd1')
        $package = Join-Path $folder $Name
        [System.IO.Compression.ZipFile]::CreateFromDirectory($content.FullName, $package)
        $package
    }

    function New-TestChangelog {
        param([string] $Heading = '## 1.2.0-rc1')

        $path = Join-Path $TestDrive "$([guid]::NewGuid()).md"
        @"
# Changelog

$Heading

### Added

- ``Send-HubSpotThreadMessage`` sends.

## 1.1.0

- Older.
"@ | Set-Content $path
        $path
    }
}

Describe 'Test-Release.ps1' {
    It 'emits the version and the notes of a release that is ready' {
        $release = & $script -Tag v1.2.0-rc1 -Package (New-TestPackage) -Changelog (New-TestChangelog)
        $release.Version | Should -Be '1.2.0-rc1'
        $release.IsPrerelease | Should -BeTrue
        $release.ReleaseNotes -replace '\r' |
            Should -Be "### Added`n`n- ``Send-HubSpotThreadMessage`` sends."
    }

    It 'accepts a version that is not a prerelease' {
        $package = New-TestPackage -Name HubSpotConversations.1.2.0.nupkg -Prerelease ''
        $changelog = New-TestChangelog -Heading '## 1.2.0'
        (& $script -Tag v1.2.0 -Package $package -Changelog $changelog).IsPrerelease | Should -BeFalse
    }

    It 'refuses <Problem>' -ForEach @(
        @{ Problem = 'another tag'; Tag = 'v1.2.0'; Message = '*manifest in the package has version 1.2.0-rc1*' }
        @{ Problem = 'a tag without v'; Tag = '1.2.0-rc1'; Message = '*is not a version such as v1.0.0*' }
        @{ Problem = 'the file name of another version'; Name = 'HubSpotConversations.1.1.0.nupkg'
            Message = '*the package is ''HubSpotConversations.1.1.0.nupkg''*' }
        @{ Problem = 'the placeholder repository'; ProjectUri = 'https://github.com/OWNER/HubSpotConversations'
            Message = '*placeholder repository*' }
        @{ Problem = 'a changelog without the version'; Heading = ''
            Message = '*first heading in the changelog is ''1.1.0''*' }
        @{ Problem = 'changes without a release'; Heading = '## Unreleased'
            Message = '*first heading in the changelog is ''Unreleased''*' }
    ) {
        $package = @{}
        if ($Name) { $package.Name = $Name }
        if ($ProjectUri) { $package.ProjectUri = $ProjectUri }
        $changelog = @{}
        if ($null -ne $Heading) { $changelog.Heading = $Heading }
        if (-not $Tag) { $Tag = 'v1.2.0-rc1' }
        { & $script -Tag $Tag -Package (New-TestPackage @package) -Changelog (New-TestChangelog @changelog) } |
            Should -Throw $Message
    }

    It 'lists everything that is wrong in one error' {
        $package = New-TestPackage -ProjectUri 'https://github.com/OWNER/HubSpotConversations'
        { & $script -Tag v3.0.0 -Package $package -Changelog (New-TestChangelog) } |
            Should -Throw '*package is*manifest in the package*placeholder*changelog*'
    }
}
