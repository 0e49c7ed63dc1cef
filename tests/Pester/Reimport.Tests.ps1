BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    Import-StagedModule
    $email = Get-SandboxEmail

    function Save-AndRead([Parameter(ValueFromPipeline)] $InputObject, [string] $As) {
        process {
            if ($As -eq 'Json') {
                $InputObject | ConvertTo-Json -Depth 6 | ConvertFrom-Json
            }
            else {
                $file = Join-Path $TestDrive "$([guid]::NewGuid()).xml"
                $InputObject | Export-Clixml -Path $file
                Import-Clixml -Path $file
            }
        }
    }
}

Describe 'An object that was imported from a file (<_>)' -ForEach 'Json', 'Clixml' {
    BeforeEach {
        Connect-HubSpot -Sandbox
    }

    It 'restores a complete draft' {
        $copy = New-HubSpotRecipient boss@example.com -RecipientField Bcc
        $attachments = @(New-HubSpotAttachment 190001)
        $draft = $attachments | New-HubSpotThreadMessage -Text 'Hello' @email
        $back = $draft | Save-AndRead -As $_ | New-HubSpotThreadMessage -Recipient 'jane.doe@example.com', $copy
        $back.Attachments.FileId | Should -Be '190001'
        $again = $back | Save-AndRead -As $_ | New-HubSpotThreadMessage
        $again.Recipients.RecipientField | Should -Be 'TO', 'BCC'
        $again.Recipients.DeliveryIdentifiers.Value | Should -Be 'jane.doe@example.com', 'boss@example.com'
        ($again | Send-HubSpotThreadMessage).Text | Should -Be 'Hello'
    }

    It 'restores every kind of attachment that can be sent' {
        $attachments = @(
            New-HubSpotAttachment 190001
            New-HubSpotAttachment -QuickReply 'Yes', 'No'
            New-HubSpotAttachment -MediaType LINK -MediaUrl https://example.com
        )
        $draft = $attachments | Save-AndRead -As $_ | New-HubSpotThreadMessage -Text 'Hello'
        $draft.Attachments.Type | Should -Be 'FILE', 'QUICK_REPLIES', 'SOCIAL_MEDIA_METADATA'
        $draft.Attachments[1].QuickReplies.Value | Should -Be 'Yes', 'No'
        $draft.Attachments[2].SocialMetadata.MediaUrl | Should -Be 'https://example.com'
        ($draft | Save-AndRead -As $_ | New-HubSpotThreadMessage).Attachments.Count | Should -Be 3
        ($attachments | Save-AndRead -As $_ | New-HubSpotAttachment).Type | Should -Be $attachments.Type
    }

    It 'can be replied to and does not supply the text of the reply' {
        $sent = Send-HubSpotThreadMessage -Text 'The first' @email | Save-AndRead -As $_
        $reply = $sent | Send-HubSpotThreadMessage -Text 'The second' -Recipient jane.doe@example.com -SenderActorId A-52301001
        $reply.Text | Should -Be 'The second'
        $sent | Send-HubSpotThreadMessage -SenderActorId A-52301001 -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0] | Should -Match 'Text'
    }

    It 'is never sent to a customer if it is a comment' {
        $comment = Add-HubSpotThreadComment 6065362089 'internal' | Save-AndRead -As $_
        $comment | Send-HubSpotThreadMessage @email -ErrorVariable problems -ErrorAction SilentlyContinue |
            Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -Match '^HubSpotValidationFailed'
    }
}

Describe 'A draft from a job' {
    It 'is complete' {
        $module = (Resolve-Path "$PSScriptRoot/../../out/HubSpotConversations").Path
        $draft = Start-Job {
            Import-Module $using:module
            $copy = New-HubSpotRecipient boss@example.com -RecipientField Bcc
            New-HubSpotAttachment 190001 | New-HubSpotThreadMessage -Text Hello -Recipient jane@example.com, $copy
        } | Receive-Job -Wait -AutoRemoveJob | New-HubSpotThreadMessage
        $draft.Recipients.RecipientField | Should -Be 'TO', 'BCC'
        $draft.Attachments.FileId | Should -Be '190001'
    }
}

Describe 'A script that uses the cmdlets' {
    It 'can be tested with mocks that accept the same arguments' {
        Mock Send-HubSpotThreadMessage { 'mocked' }
        Send-HubSpotThreadMessage -ThreadId 1 -Text a -Recipient jane@example.com -Attachment 190001 | Should -Be 'mocked'
    }
}
