# The package that the PowerShell Gallery would get, installed with both clients in a process of its own.

BeforeDiscovery {
    # On Windows, both clients install into the user's own folder, which a test must not change.
    $canInstall = $PSEdition -eq 'Core' -and -not $IsWindows
}

Describe 'The package' -Skip:(-not $canInstall) {
    BeforeAll {
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $packages = (New-Item -ItemType Directory -Path "$TestDrive/packages").FullName
        $package = & "$root/build.ps1" -Task Package -SkipTest -OutputPath $packages

        $staged = Import-PowerShellDataFile "$root/out/HubSpotConversations/HubSpotConversations.psd1"
        $prerelease = $staged.PrivateData.PSData.Prerelease
        $version = "$($staged.ModuleVersion)-$prerelease".TrimEnd('-')
        $nextVersion = '99.0.1'

        # A later version of the same module.
        $later = "$TestDrive/later/HubSpotConversations"
        $null = New-Item -ItemType Directory -Path "$TestDrive/later"
        Copy-Item -Path "$root/out/HubSpotConversations" -Destination $later -Recurse
        foreach ($manifest in Get-ChildItem -Path $later -Filter *.psd1 -Recurse) {
            $text = (Get-Content -Path $manifest -Raw) -replace "ModuleVersion(\s*)= '[^']*'", "ModuleVersion`$1= '$nextVersion'" -replace
            "Prerelease = '[^']*'", "Prerelease = ''"
            Set-Content -Path $manifest -Value $text
        }

        # Runs a script in a new PowerShell whose user has no modules, and returns its output as one text.
        function Invoke-NewUser {
            param([string] $Name, [string] $Script)

            $user = New-Item -ItemType Directory -Path "$TestDrive/$Name" -Force
            # Without these folders, PSResourceGet writes to the current one.
            $null = New-Item -ItemType Directory -Path "$user/.local/share", "$user/.config", "$user/.cache" -Force
            $file = "$user/script.ps1"
            Set-Content -Path $file -Value ("`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; " +
                "`$packages = '$packages'; `$later = '$later'`n$Script")
            $before = $env:HOME, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME, $env:XDG_CACHE_HOME, $env:PSModulePath
            try {
                $env:HOME = $user
                $env:XDG_DATA_HOME = $env:XDG_CONFIG_HOME = $env:XDG_CACHE_HOME = $env:PSModulePath = $null
                $shell = if (Test-Path "$PSHOME/pwsh") { "$PSHOME/pwsh" } else { 'dotnet' }
                $arguments = if ($shell -eq 'dotnet') { "$PSHOME/pwsh.dll" } else { @() }
                (& $shell @arguments -NoProfile -NonInteractive -File $file 2>&1 | Out-String).Trim()
            }
            finally {
                $env:HOME, $env:XDG_DATA_HOME, $env:XDG_CONFIG_HOME, $env:XDG_CACHE_HOME, $env:PSModulePath = $before
            }
        }

        $use = @'
            Import-Module HubSpotConversations
            $module = Get-Module HubSpotConversations
            "module $($module.Version)$($module.PrivateData.PSData.Prerelease) $(@($module.ExportedCommands.Values).Count -gt 20)"
            "help $((Get-Help Connect-HubSpot).Synopsis)"
            Connect-HubSpot -Sandbox -DefaultSender A-52301001
            "sent $((Send-HubSpotThreadMessage 6065362089 'From the package').Text)"
'@
    }

    It 'has the version, the license and the notes of this release' {
        $package.Name | Should -Be "HubSpotConversations.$version.nupkg"
        $expanded = "$TestDrive/expanded"
        [System.IO.Compression.ZipFile]::ExtractToDirectory($package.FullName, $expanded)
        "$expanded/LICENSE", "$expanded/THIRD-PARTY-NOTICES.txt" | Should -Exist
        $manifest = Import-PowerShellDataFile "$expanded/HubSpotConversations.psd1"
        $manifest.PrivateData.PSData.ReleaseNotes | Should -Match 'Connect-HubSpot'
        $manifest.PrivateData.PSData.ReleaseNotes | Should -Not -Match '^## '
        $manifest.RootModule | Should -Be 'HubSpotConversations.psm1'
    }

    It 'installs, updates beside the old version and uninstalls with PSResourceGet' {
        $output = Invoke-NewUser psresourceget @"
            Register-PSResourceRepository -Name local -Uri `$packages -Trusted
            Install-PSResource HubSpotConversations -Prerelease -Repository local
            $use
            Publish-PSResource -Path `$later -Repository local
            Update-PSResource HubSpotConversations -Repository local
            "installed `$((Get-InstalledPSResource HubSpotConversations | Sort-Object Version | ForEach-Object { "`$(`$_.Version)`$(`$_.Prerelease)" }) -join ', ')"
            try { Import-Module HubSpotConversations -RequiredVersion $nextVersion } catch { "refused beside it: `$_" }
            Remove-Module HubSpotConversations
            # To the runtime, the other build of the same code is another version.
            `$next = (Get-Module HubSpotConversations -ListAvailable | Where-Object Version -EQ $nextVersion).ModuleBase
            Copy-Item "`$next/bin/Desktop/HubSpotConversations.dll" "`$next/bin/Core"
            try { Import-Module HubSpotConversations -RequiredVersion $nextVersion } catch { "refused after it: `$_" }
            Uninstall-PSResource HubSpotConversations -Version $nextVersion
            Uninstall-PSResource HubSpotConversations -Version $version
            "left `$(@(Get-Module HubSpotConversations -ListAvailable).Count)"
"@
        $output | Should -Match ([regex]::Escape("module $($staged.ModuleVersion)$prerelease True"))
        $output | Should -Match 'help Connects to a HubSpot account or to the sandbox\.'
        $output | Should -Match 'sent From the package'
        $output | Should -Match ([regex]::Escape("installed $($staged.ModuleVersion)$prerelease, $nextVersion"))
        $output | Should -Match '(?s)refused beside it: .*Restart PowerShell to use this copy of HubSpotConversations'
        $output | Should -Match '(?s)refused after it: .*same name is already loaded.*Restart PowerShell'
        $output | Should -Match 'left 0'
    }

    It 'installs with PowerShellGet 2.2.5' {
        $output = Invoke-NewUser powershellget @"
            Import-Module PowerShellGet -RequiredVersion 2.2.5
            Register-PSRepository -Name local -SourceLocation `$packages -InstallationPolicy Trusted
            Install-Module HubSpotConversations -AllowPrerelease -Repository local -Scope CurrentUser -Force
            $use
            Uninstall-Module HubSpotConversations -AllVersions -Force
            "left `$(@(Get-Module HubSpotConversations -ListAvailable).Count)"
"@
        $output | Should -Match 'module \d+\.\d+\.\d+.* True'
        $output | Should -Match 'help Connects to a HubSpot account'
        $output | Should -Match 'sent From the package'
        $output | Should -Match 'left 0'
    }
}
