BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    Import-StagedModule
}

Describe 'The module' {
    It 'has a valid manifest' {
        $manifest = Test-ModuleManifest "$PSScriptRoot/../../out/HubSpotConversations/HubSpotConversations.psd1"
        $manifest.Name | Should -Be 'HubSpotConversations'
    }

    It 'exports what its manifest names, and nothing else' {
        $commands = Get-Command -Module HubSpotConversations
        $commands.CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
        $commands.Name | Should -Contain 'Send-HubSpotThreadMessage'
        $commands.Noun | ForEach-Object { $_ | Should -Match '^HubSpot' }
    }

    It 'can be removed and imported again, and imported by force' {
        Remove-Module HubSpotConversations
        Get-Command Connect-HubSpot -ErrorAction Ignore -Module HubSpotConversations | Should -BeNullOrEmpty
        Import-StagedModule
        Import-StagedModule
        Connect-HubSpot -Sandbox
        Get-HubSpotConnection | Should -Not -BeNullOrEmpty
    }

    It 'loads neither HTTP nor JSON nor the sandbox when it is imported' {
        $shell = (Get-Process -Id $PID).Path
        $path = "$PSScriptRoot/../../out/HubSpotConversations"

        # PowerShell compiles ahead, on another thread, what earlier sessions used, and loads what that needs.
        $env:DOTNET_MultiCoreJitMinNumCpus = 'FFFF'
        $loaded = & $shell -NoProfile -NonInteractive -Command "
            `$before = [AppDomain]::CurrentDomain.GetAssemblies().FullName
            Import-Module '$path'
            [AppDomain]::CurrentDomain.GetAssemblies() |
                Where-Object { `$_.FullName -notin `$before } |
                ForEach-Object { `$_.GetName().Name }"
        Remove-Item Env:DOTNET_MultiCoreJitMinNumCpus
        $loaded | Where-Object { $_ -match 'HubSpot|Json|Http|Extensions' } | Should -Be 'HubSpotConversations'
    }

    It 'finds its help' {
        (Get-Help Send-HubSpotThreadMessage -Full).Synopsis | Should -Match '^Sends a message'
        (Get-Help Send-HubSpotThreadMessage).examples.example.Count | Should -BeGreaterThan 1
        Get-Help about_HubSpotConversations | Should -Match 'HubSpot'
    }

    It 'completes what it knows' {
        $line = 'Send-HubSpotThreadMessage -ChannelId E'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'EMAIL'
    }
}
