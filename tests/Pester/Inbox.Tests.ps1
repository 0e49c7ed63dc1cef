BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    Import-StagedModule
}

Describe 'Reading the inbox' {
    BeforeEach {
        Connect-HubSpot -Sandbox
    }

    It 'stops listing threads when a later command has enough' {
        $lines = Get-HubSpotThread -NoName -Verbose 4>&1 | Select-Object -First 3
        @($lines | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -Be 1
    }

    It 'emits threads that can be sorted, grouped and selected' {
        $groups = Get-HubSpotThread | Group-Object Status
        ($groups | Where-Object Name -EQ 'CLOSED').Count | Should -Be 1
        (Get-HubSpotThread | Sort-Object LatestMessage -Descending | Select-Object -First 1).ThreadId |
            Should -Be '6065362101'
    }

    It 'groups threads by the day that the table shows' {
        $shown = Get-HubSpotThread -NoName | Format-Table | Out-String -Stream |
            Where-Object { $_ -match '^(\d{4}-\d\d-\d\d) ' } | ForEach-Object { $Matches[1] } | Group-Object -NoElement
        $grouped = Get-HubSpotThread -NoName | Group-Object { $_.LatestMessage.Date } -NoElement
        $grouped.Count | Should -BeGreaterThan 3
        ($grouped | ForEach-Object { "$(([datetime]$_.Name).ToString('yyyy-MM-dd')) $($_.Count)" } | Sort-Object) |
            Should -Be ($shown | ForEach-Object { "$($_.Name) $($_.Count)" } | Sort-Object)
    }

    It 'finds threads by names and times that people type' {
        (Get-HubSpotThread -Contact jane.doe@example.com -Since 100w).Count | Should -Be 2
        (Get-HubSpotThread -Last 1 -AssignedTo priya).ThreadId | Should -Be '6065362090'
        (Get-HubSpotInbox S* | Get-HubSpotThread -Unassigned -Last 1).Count | Should -Be 2
    }

    It 'shows each thread on one line of 80 columns with names' {
        $lines = Get-HubSpotThread 6065362089 | Out-String -Width 80 -Stream | Where-Object { $_.Trim() }
        $lines.Count | Should -Be 3
        $lines[2] | Should -Match '^\S{10} \S{5} 6065362089 +OPEN +Jane Doe +Sales +EMAIL +Maya Lin'
    }

    It 'reads the newest message of each open thread' {
        $newest = Get-HubSpotThread -Status Open -Inbox Sales | Get-HubSpotThreadMessage -Type MESSAGE -First 1
        @($newest).Count | Should -Be @($newest.ThreadId | Sort-Object -Unique).Count
    }

    It 'accepts threads that were imported from a file' {
        $file = Join-Path $TestDrive 'threads.xml'
        Get-HubSpotThread -First 2 | Export-Clixml $file
        (Import-Clixml $file | Set-HubSpotThread -Status Closed -PassThru).Status | Should -Be 'CLOSED', 'CLOSED'
        (Import-Clixml $file | Get-HubSpotThreadMessage -First 1).Count | Should -Be 2
    }
}

Describe 'Working the inbox' {
    BeforeEach {
        Connect-HubSpot -Sandbox -DefaultSender maya.lindqvist@acme.example
    }

    It 'replies to a thread with just a text' {
        $sent = Send-HubSpotThreadMessage -ThreadId 6065362089 -Text 'Thanks!'
        $sent.Recipients[0].DeliveryIdentifier.Value | Should -Be 'jane.doe@example.com'
        $sent.Subject | Should -Be 'Re: Damaged box, order AC-20391'
    }

    It 'replies to piped threads' {
        $sent = Get-HubSpotThread 6065362089, 6065362090 | Send-HubSpotThreadMessage -Text 'We are back.'
        $sent.ChannelId | Should -Be '1002', '1000'
    }

    It 'uploads, sends and saves a file' {
        $file = Join-Path $TestDrive 'invoice.txt'
        Set-Content $file 'twelve kettles'
        Get-Item $file | New-HubSpotAttachment | Send-HubSpotThreadMessage 6065362089 'Your invoice.' |
            Save-HubSpotAttachment -Path (Join-Path $TestDrive 'saved') | Get-Content | Should -Be 'twelve kettles'
    }

    It 'closes, assigns, archives and restores a thread' {
        Get-HubSpotThread 6065362089 | Set-HubSpotThread -Status Closed -AssignedTo tomas.okafor@acme.example
        Remove-HubSpotThread 6065362089 -Confirm:$false
        (Get-HubSpotThread -Archived).ThreadId | Should -Contain '6065362089'
        $thread = Restore-HubSpotThread 6065362089 -PassThru
        $thread.Status, $thread.AssignedTo, $thread.Archived | Should -Be 'CLOSED', 'A-52301002', $false
    }

    It 'watches incoming messages' {
        Connect-HubSpot -Sandbox -VisitorIntervalSec 0.2
        $messages = Watch-HubSpotThread -PollingIntervalSec 0.1 -Direction Incoming | Select-Object -First 3
        $messages.Count | Should -Be 3
        @($messages.MessageId | Sort-Object -Unique).Count | Should -Be 3
    }

    It 'sends any other request' {
        (Invoke-HubSpotRequest /crm/v3/owners -Query @{ email = 'maya.lindqvist@acme.example' }).results.userId |
            Should -Be 52301001
        { Invoke-HubSpotRequest https://example.com/x -ErrorAction Stop } | Should -Throw '*https://example.com*'
    }
}

Describe 'The columns of a file' {
    BeforeAll {
        Connect-HubSpot -Sandbox
        $message = Get-HubSpotThreadMessage 6065362089 | Where-Object AttachmentNames | Select-Object -First 1
    }

    It 'are text in a CSV file, each once' {
        $row = $message | ConvertTo-Csv | ConvertFrom-Csv
        $row.Attachments | Should -Be '170045001; 170045002'
        $row.Senders | Should -Be 'Jane Doe <jane.doe@example.com>'
        $row.PSObject.Properties.Name | Should -Not -Contain 'ConversationsThreadId'
        $row.PSObject.Properties.Value | Should -Not -Match 'HubSpotConversations|\[\]'
    }

    It 'are complete in JSON' {
        $back = $message | ConvertTo-Json -Depth 6 | ConvertFrom-Json
        $back.Attachments.FileId | Should -Be '170045001', '170045002'
        $back.Senders[0].DeliveryIdentifier.Value | Should -Be 'jane.doe@example.com'
        $back.Recipients[0].DeliveryIdentifiers[0].Value | Should -Be 'hello@acme.example'
    }

    It 'do not include the internal members in Tab completion' {
        $thread = Get-HubSpotThread 6065362089
        $offered = (TabExpansion2 '$thread.' 8).CompletionMatches.CompletionText
        $offered | Should -Contain 'ThreadId'
        $offered | Should -Not -Contain 'PSStandardMembers'
    }

    It 'bind to other cmdlets' {
        (Get-HubSpotThread -First 1 | ConvertTo-Csv | ConvertFrom-Csv | Get-HubSpotThreadMessage -First 1).ThreadId |
            Should -Be (Get-HubSpotThread -First 1).ThreadId
        ($message | ConvertTo-Csv | ConvertFrom-Csv | Get-HubSpotActor).ActorId | Should -Be 'V-701'
    }
}

Describe 'A thread as a conversation' {
    BeforeAll {
        Connect-HubSpot -Sandbox
        $escape = [char]27
    }

    It 'is plain text in a variable, a string and a file' {
        $lines = Show-HubSpotThread 6065362089
        $lines | Should -Not -Match $escape
        $lines[0] | Should -BeOfType string
        $file = Join-Path $TestDrive 'thread.txt'
        Show-HubSpotThread 6065362089 | Set-Content $file -Encoding utf8
        Get-Content $file -Encoding utf8 | Should -Be $lines
    }

    It 'has colors only where the user wants them' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $rendering = $PSStyle.OutputRendering
        $noColor = $env:NO_COLOR
        try {
            $env:NO_COLOR = $null
            $PSStyle.OutputRendering = 'Ansi'
            Show-HubSpotThread 6065362089 | Out-String | Should -Match "$escape\[33m.*internal comment"
            $PSStyle.OutputRendering = 'PlainText'
            Show-HubSpotThread 6065362089 | Out-String | Should -Not -Match $escape
            $PSStyle.OutputRendering = 'Ansi'
            $env:NO_COLOR = '1'
            Show-HubSpotThread 6065362089 | Out-String | Should -Not -Match $escape
        }
        finally {
            $PSStyle.OutputRendering = $rendering
            $env:NO_COLOR = $noColor
        }
    }

    It 'wraps the text of the message table' {
        $text = Get-HubSpotThreadMessage 6065362097 | Format-Table -Wrap | Out-String -Width 140
        $text | Should -Match 'Line 19'
    }
}
