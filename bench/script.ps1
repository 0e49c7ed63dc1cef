# Sends messages in a process of its own, and writes the processor time of the whole process in milliseconds.
param($Way, $Module, $Uri, [int] $Messages)

$ErrorActionPreference = 'Stop'
if ($Way -eq 'module') {
    Import-Module $Module
    $token = [System.Net.NetworkCredential]::new('', 'bench').SecurePassword
    Connect-HubSpot -BaseUri $Uri -AccessToken $token -SkipCheck
    $message = @{
        ThreadId = '6100000000'; Recipient = 'jane.doe@example.com'; Sender = 'A-52301001'
        ChannelId = '1002'; ChannelAccountId = '62001'
    }
    $sent = @(1..$Messages | ForEach-Object { "Hello $_" } | Send-HubSpotThreadMessage @message)
}
elseif ($Way -eq 'rest') {
    $sent = @(foreach ($i in 1..$Messages) {
            $to = @{ type = 'HS_EMAIL_ADDRESS'; value = 'jane.doe@example.com' }
            $body = ConvertTo-Json -Depth 5 -Compress @{
                type = 'MESSAGE'; text = "Hello $i"; attachments = @()
                recipients = @(@{ recipientField = 'TO'; deliveryIdentifiers = @($to) })
                senderActorId = 'A-52301001'; channelId = '1002'; channelAccountId = '62001'
            }
            Invoke-RestMethod "${Uri}conversations/v3/conversations/threads/6100000000/messages" -Method Post `
                -Headers @{ Authorization = 'Bearer bench' } -Body $body -ContentType application/json
        })
}
else { $sent = @(1..$Messages) }

if ($sent.Count -ne $Messages) { throw "$($sent.Count) of $Messages messages were sent." }
$cpu = [System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.TotalMilliseconds
# The methods that the runtime compiled; the others come compiled.
$compiled = [System.Runtime.JitInfo]::GetCompiledMethodCount($false)
[string]::Format([System.Globalization.CultureInfo]::InvariantCulture, '{0} {1}', $cpu, $compiled)
