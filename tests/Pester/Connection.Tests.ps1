BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    Import-StagedModule
}

Describe 'Connect-HubSpot' {
    AfterEach {
        Disconnect-HubSpot
    }

    It 'connects to the sandbox' {
        $connection = Connect-HubSpot -Sandbox -PassThru
        $connection.IsSandbox | Should -BeTrue
        Get-HubSpotConnection | Should -Be $connection
    }

    It 'never shows the token of a connection' {
        $token = 'canary-' + [guid]::NewGuid()
        $secret = ConvertTo-SecureString $token -AsPlainText -Force
        $connection = Connect-HubSpot -AccessToken $secret -BaseUri http://127.0.0.1:9 -SkipCheck -MaxRetry 0 `
            -PassThru
        $file = Join-Path $TestDrive 'connection.xml'
        $connection | Export-Clixml -Path $file -Depth 10
        $shown = @(
            $connection | Out-String
            $connection | Format-List * -Force | Out-String
            $connection | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue
            Get-Content -Path $file -Raw
            Send-HubSpotThreadMessage -ThreadId 1 -Text a -Recipient a@b.com -ChannelId EMAIL -ChannelAccountId 1 `
                -SenderActorId A-1 -Verbose -Debug -ErrorAction Continue *>&1 | Out-String
            $Error | ForEach-Object { $_ | Format-List * -Force | Out-String }
        ) -join "`n"
        $shown | Should -Not -Match $token
        $shown | Should -Match 'HubSpotUnreachable|No connection'
    }

    It 'rejects an unencrypted address' {
        $secret = ConvertTo-SecureString 'secret' -AsPlainText -Force
        { Connect-HubSpot -AccessToken $secret -BaseUri http://example.com } | Should -Throw -ErrorId 'HubSpotValidationFailed,*'
    }

    It 'rejects a token in a plain string without repeating it' {
        $plain = 'canary-' + [guid]::NewGuid()
        $problem = { Connect-HubSpot -AccessToken $plain } | Should -Throw -PassThru
        $problem | Out-String | Should -Not -Match $plain
    }

    It 'does not prompt in a non-interactive session' {
        $shell = (Get-Process -Id $PID).Path

        # PowerShell that was installed as a dotnet tool runs in dotnet.
        $assembly = @(if ([System.IO.Path]::GetFileNameWithoutExtension($shell) -eq 'dotnet') { "$PSHOME/pwsh.dll" })
        $path = "$PSScriptRoot/../../out/HubSpotConversations"
        $id = & $shell @assembly -NoProfile -NonInteractive -Command "
            `$env:HUBSPOT_ACCESS_TOKEN = ''
            Import-Module '$path'
            try { Connect-HubSpot } catch { `$_.FullyQualifiedErrorId }"
        $id | Should -Match '^HubSpotNotConnected'
    }
}
