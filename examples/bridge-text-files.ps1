<#
.SYNOPSIS
    Bridges a folder of text files into HubSpot and back, through a custom channel.

.DESCRIPTION
    Each file in the folder "in" is a message from a customer. The name of the file starts with the customer's name:
    jane.txt or jane_2.txt. The script publishes it and moves it to "done". It writes each reply of an agent to a file
    in "out", and reports the delivery to HubSpot. To start, create a custom channel and an account:

        $channel = New-HubSpotCustomChannel Files -Capability @{ ... } -AppId 2438486 -DeveloperKey $key
        New-HubSpotCustomChannelAccount $channel.CustomChannelId -Name Desk -InboxId Support -DeliveryIdentifier desk
        pwsh examples/bridge-text-files.ps1 -Path ./mail -ChannelId 900001 -ChannelAccountId 900002

    You can stop and restart the script at any time: no message is lost, and none is published twice. Without a
    connection and without HUBSPOT_ACCESS_TOKEN, it uses the sandbox, in which an agent replies to each message.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Path = './mail',
    [string] $ChannelId = '900001',
    [string] $ChannelAccountId = '900002',
    [double] $IntervalSec = 10,

    # Handles the files and the replies that are there, and ends.
    [switch] $Once
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../out/HubSpotConversations"

# Uses the existing connection, otherwise the token in HUBSPOT_ACCESS_TOKEN, otherwise the sandbox.
if (-not (Get-HubSpotConnection)) {
    Connect-HubSpot -Sandbox
}

$isSandbox = (Get-HubSpotConnection).IsSandbox
$started = [DateTimeOffset]::Now
foreach ($folder in 'in', 'done', 'out') {
    $null = New-Item -ItemType Directory -Path "$Path/$folder" -Force
}

function Publish-File {
    foreach ($file in Get-ChildItem -Path "$Path/in" -Filter *.txt -File | Sort-Object LastWriteTimeUtc, Name) {
        $message = @{
            Text             = Get-Content -LiteralPath $file.FullName -Raw
            Sender           = ($file.BaseName -split '_')[0]
            Timestamp        = $file.LastWriteTime
            # HubSpot accepts only one message with this key. So if the script ends before it moves the file, the next
            # run publishes it again without a duplicate.
            Key              = "$($file.Name) $($file.LastWriteTimeUtc.Ticks)"
            ChannelId        = $ChannelId
            ChannelAccountId = $ChannelAccountId
        }
        $published = Publish-HubSpotChannelMessage @message
        if ($published) {
            Move-Item -LiteralPath $file.FullName -Destination "$Path/done/$($file.LastWriteTimeUtc.Ticks) $($file.Name)"
            $published
            if ($isSandbox) {
                $null = $published | Send-HubSpotThreadMessage -Text 'Thank you, we look into it.' -Sender A-52301001
            }
        }
    }
}

function Save-Reply {
    # The state file remembers which replies were handled.
    $watch = @{ Direction = 'Outgoing'; StatePath = "$Path/replies.state"; Since = $started; PollingIntervalSec = 1 }
    Watch-HubSpotThread @watch -TimeoutSec $(if ($Once) { 0 } else { $IntervalSec }) |
        Where-Object ChannelId -EQ $ChannelId |
        ForEach-Object {
            $reply = $_
            # The text comes from outside, so it decides neither the name nor the folder of the file.
            $target = "$Path/out/$($reply.MessageId -replace '[^\w-]').txt"
            try {
                # Other programs never see half a file.
                Set-Content -LiteralPath "$target.new" -Value "To: $($reply.To)", '', $reply.Text -Encoding utf8
                Move-Item -LiteralPath "$target.new" -Destination $target -Force
                $result = @{ Status = 'Sent' }
                Write-Host "Delivered a reply to $($reply.To)."
            }
            catch {
                $result = @{ Status = 'Failed'; ErrorMessage = 'The file could not be written.' }
                Write-Host "Could not write the reply to $($reply.To): $($_.Exception.Message)"
            }

            $reply | Set-HubSpotChannelMessage @result
        }
}

do {
    Publish-File
    Save-Reply
} until ($Once)
