# Helpers for every test file.

function Import-StagedModule {
    Import-Module "$PSScriptRoot/../../out/HubSpotConversations" -Force
}

# The parameters of an email to the visitor of the sandbox's email thread, for splatting.
function Get-SandboxEmail {
    @{
        ThreadId         = '6065362089'
        Recipient        = 'jane.doe@example.com'
        ChannelId        = 'EMAIL'
        ChannelAccountId = '62001'
        SenderActorId    = 'A-52301001'
    }
}
