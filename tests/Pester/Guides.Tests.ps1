# Runs the examples in the guides (docs/*.md) in the sandbox, and checks those that can't run there.

BeforeDiscovery {
    . "$PSScriptRoot/Guides.ps1"
    $docs = Join-Path $PSScriptRoot '../../docs'
    $guides = Get-ChildItem $docs -Filter *.md
    $runnable = foreach ($guide in $guides) {
        if (Get-GuideBlock $guide.FullName | Where-Object { $_.Language -eq 'powershell' -and -not $_.Option }) {
            @{ Name = $guide.Name; Path = $guide.FullName }
        }
    }
    $others = $guides | ForEach-Object { Get-GuideBlock $_.FullName } |
        Where-Object { $_.Language -eq 'powershell' -and $_.Option } |
        ForEach-Object { @{ Place = $_.Place; Text = $_.Text } }
    $rows = Get-RequestRow (Join-Path $docs 'limits-and-cost.md')
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Guides.ps1"
    Import-StagedModule

    # A token of the person who runs the tests must not lead a guide to a real account.
    $saved = Get-ChildItem Env:HUBSPOT_*
    $saved | Remove-Item
}

AfterAll {
    $saved | ForEach-Object { Set-Item "Env:$($_.Name)" $_.Value }
}

Describe 'The guides' {
    It 'run in the sandbox: <Name>' -ForEach $runnable {
        $folder = New-Item (Join-Path $TestDrive $Name) -ItemType Directory
        { Invoke-Guide $Path $folder.FullName } | Should -Not -Throw
    }

    It 'have valid syntax and parameters: <Place>' -ForEach $others {
        $errors = $null
        $script = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        $commands = $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        foreach ($command in $commands | Where-Object { $_.GetCommandName() -like '*-HubSpot*' }) {
            $known = Get-Command $command.GetCommandName() -ErrorAction Stop
            $command.CommandElements |
                Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } |
                ForEach-Object { $known.ResolveParameter($_.ParameterName) }
        }
    }

    It 'state how many requests a command makes: <Command>' -ForEach $rows {
        Set-Content (Join-Path $TestDrive invoice.pdf) PDF
        Measure-Request $Command $TestDrive | Should -Be $Requests
    }
}
