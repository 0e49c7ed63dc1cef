BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    Import-StagedModule
    $email = Get-SandboxEmail
}

Describe 'Send-HubSpotThreadMessage' {
    BeforeEach {
        Connect-HubSpot -Sandbox
    }

    It 'sends a message and returns it' {
        $sent = Send-HubSpotThreadMessage -Text 'Hello' -RichText '<b>Hello</b>' -Subject 'Hi' @email
        $sent.Type | Should -Be 'MESSAGE'
        $sent.Text | Should -Be 'Hello'
        $sent.ThreadId | Should -Be $email.ThreadId
        $sent.CreatedAt | Should -BeOfType ([DateTimeOffset])
    }

    It 'combines attachments into one message' {
        $sent = New-HubSpotAttachment -FileId 190001, 190002 | Send-HubSpotThreadMessage -Text 'Both' @email
        @($sent).Count | Should -Be 1
        $sent.Attachments.FileId | Should -Be '190001', '190002'
    }

    It 'sends drafts, texts and rows' {
        $draft = New-HubSpotThreadMessage -Text 'draft' @email
        $row = "Text,Subject`nrow," | ConvertFrom-Csv
        $sent = $draft, 'text', $row | Send-HubSpotThreadMessage @email
        $sent.Text | Should -Be 'draft', 'text', 'row'
    }

    It 'sends the rows of a CSV file' {
        $file = Join-Path $TestDrive 'replies.csv'
        $rows = 1..3 | ForEach-Object { [pscustomobject]($email + @{ Text = "Reply $_" }) }
        $rows | Export-Csv -Path $file -NoTypeInformation
        (Import-Csv -Path $file | Send-HubSpotThreadMessage).Text | Should -Be 'Reply 1', 'Reply 2', 'Reply 3'
    }

    It 'continues after an invalid row' {
        $rows = 'one', 'two', 'three' | ForEach-Object { [pscustomobject]($email + @{ Text = $_ }) }
        $rows[1].Recipient = 'nobody@'
        $sent = $rows | Send-HubSpotThreadMessage -ErrorVariable problems -ErrorAction SilentlyContinue
        $sent.Text | Should -Be 'one', 'three'
        $problems.FullyQualifiedErrorId | Should -Match '^HubSpotValidationFailed'
        $problems[0].TargetObject.Text | Should -Be 'two'
    }

    It 'sends nothing under -WhatIf' {
        'Hello' | Send-HubSpotThreadMessage @email -WhatIf | Should -BeNullOrEmpty
    }

    It 'reads no further input once a later command has enough' {
        $asked = [System.Collections.ArrayList]::new()
        $sent = 'one', 'two', 'three' | ForEach-Object { $null = $asked.Add($_); $_ } |
            Send-HubSpotThreadMessage @email | Select-Object -First 1
        $sent.Text | Should -Be 'one'
        $asked | Should -Be 'one'
    }

    It 'throws errors that can be caught by class' {
        $caught = try {
            Send-HubSpotThreadMessage -Text 'Hello' @email -ThreadId 404 -ErrorAction Stop
        }
        catch [HubSpotConversations.HubSpotApiException] {
            $_
        }
        $caught.FullyQualifiedErrorId | Should -Match '^HubSpotNotFound'
        $caught.Exception.CorrelationId | Should -Not -BeNullOrEmpty
    }

    It 'reports a missing connection' {
        Disconnect-HubSpot
        { Send-HubSpotThreadMessage -Text 'Hello' @email } | Should -Throw -ErrorId 'HubSpotNotConnected,*'
    }

    It 'shows each message on one line' {
        $lines = Send-HubSpotThreadMessage -Text "Hello`n$([char]27)[31mJane" @email | Out-String -Width 120
        $lines | Should -Match 'Hello \[31mJane'
        $lines | Should -Match 'CreatedAt\s+ThreadId'
    }

    It 'works in parallel runspaces with a given connection' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $connection = Get-HubSpotConnection
        $module = "$PSScriptRoot/../../out/HubSpotConversations"
        $sent = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            $message = $using:email
            Send-HubSpotThreadMessage -Text "Message $_" -Connection $using:connection @message
        }
        $sent.Text | Sort-Object | Should -Be (1..8 | ForEach-Object { "Message $_" })
    }
}

Describe 'Add-HubSpotThreadComment' {
    It 'adds a note' {
        Connect-HubSpot -Sandbox
        $note = 'For colleagues' | Add-HubSpotThreadComment -ThreadId 6065362089
        $note.Type | Should -Be 'COMMENT'
        $note.Text | Should -Be 'For colleagues'
    }
}
