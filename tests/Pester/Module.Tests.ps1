BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    Import-StagedModule
}

Describe 'The module' {
    It 'has a valid manifest' {
        $manifest = Test-ModuleManifest "$PSScriptRoot/../../out/HubSpotConversations/HubSpotConversations.psd1"
        $manifest.Name | Should -Be 'HubSpotConversations'
    }

    It 'exports only the cmdlets in its manifest' {
        $commands = Get-Command -Module HubSpotConversations
        $commands.CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
        $commands.Name | Should -Contain 'Send-HubSpotThreadMessage'
        $commands.Noun | ForEach-Object { $_ | Should -Match '^HubSpot' }
    }

    It 'can be imported again after its removal and with -Force' {
        Remove-Module HubSpotConversations
        Get-Command Connect-HubSpot -ErrorAction Ignore -Module HubSpotConversations | Should -BeNullOrEmpty
        Import-StagedModule
        Import-StagedModule
        Connect-HubSpot -Sandbox
        Get-HubSpotConnection | Should -Not -BeNullOrEmpty
    }

    It 'does not load HTTP, JSON or the sandbox during the import' {
        $shell = (Get-Process -Id $PID).Path

        # PowerShell that was installed as a dotnet tool runs in dotnet.
        $assembly = @(if ([System.IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { "$PSHOME/pwsh.dll" })
        $path = "$PSScriptRoot/../../out/HubSpotConversations"

        # Without this, PowerShell compiles code that earlier sessions used on another thread, which loads more
        # assemblies.
        $env:DOTNET_MultiCoreJitMinNumCpus = 'FFFF'
        $loaded = & $shell @assembly -NoProfile -NonInteractive -Command "
            `$before = [AppDomain]::CurrentDomain.GetAssemblies().FullName
            Import-Module '$path'
            [AppDomain]::CurrentDomain.GetAssemblies() |
                Where-Object { `$_.FullName -notin `$before } |
                ForEach-Object { `$_.GetName().Name }"
        Remove-Item Env:DOTNET_MultiCoreJitMinNumCpus
        $loaded | Where-Object { $_ -match 'HubSpot|Json|Http|Extensions' } | Should -Be 'HubSpotConversations'
    }

    It 'has help' {
        (Get-Help Send-HubSpotThreadMessage -Full).Synopsis | Should -Match '^Sends a message'
        (Get-Help Send-HubSpotThreadMessage).examples.example.Count | Should -BeGreaterThan 1
        Get-Help about_HubSpotConversations | Should -Match 'HubSpot'
    }

    It 'completes channel names' {
        $line = 'Send-HubSpotThreadMessage -ChannelId E'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'EMAIL'
    }
}
