# Sends the messages of a file with one journal, optionally with a fast clock, and writes the number of emitted
# messages. $UseChannel publishes them through the custom channel of the sandbox instead. Each line has a thread, a text in base64 and a key.
param($Module, $Uri, $Token, $Rows, $Journal, $Throttle, $UseKey, $UseChannel, $ClockAssembly, $ClockStart, $ClockSpeed)

$ErrorActionPreference = 'Continue'
Import-Module $Module
if ($ClockAssembly) {
    $clockType = [System.Reflection.Assembly]::LoadFrom($ClockAssembly).GetType(
        'HubSpotConversations.Tests.Proof.FastClock')
    $start = [DateTimeOffset]::new([long] $ClockStart, [TimeSpan]::Zero)
    $clock = [Activator]::CreateInstance($clockType, @($start, [int] $ClockSpeed))
    $type = [HubSpotConversations.HubSpotConnection]
    $library = [HubSpotConversations.HubSpotException].Assembly
    $optionsType = $library.GetType('HubSpotConversations.Http.Clients.ConversationsClientOptions')
    $options = [Activator]::CreateInstance($optionsType)
    $values = @{
        AccessToken = $Token; BaseUri = [Uri] $Uri; Clock = $clock; MaxRetry = 8; RateLimit = 0
        Timeout = [TimeSpan]::FromSeconds(60)
    }
    foreach ($name in $values.Keys) { $optionsType.GetProperty($name).SetValue($options, $values[$name]) }
    $clientType = $library.GetType('HubSpotConversations.Resources.ConversationsClient')
    $client = [Activator]::CreateInstance($clientType, @($options))
    $hidden = [System.Reflection.BindingFlags] 'Instance, NonPublic'
    $connection = [Activator]::CreateInstance($type, $hidden, $null, @($client, $options), $null)
}
else {
    $secret = [System.Net.NetworkCredential]::new('', $Token).SecurePassword
    $connection = Connect-HubSpot -BaseUri $Uri -AccessToken $secret -SkipCheck -MaxRetry 8 -TimeoutSec 5 -PassThru
}

$journalOption = @{}
if ($Journal -ne 'none') { $journalOption.Journal = $Journal }
$messages = foreach ($line in [System.IO.File]::ReadAllLines($Rows)) {
    $thread, $text, $key = $line.Split(' ')
    $content = [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($text))
    $message = if ($UseChannel -eq 'yes') { [ordered]@{ Text = $content; Sender = "visitor-$thread" } } else { [ordered]@{
        ThreadId         = $thread
        Text             = $content
        Recipient        = 'jane.doe@example.com'
        ChannelId        = '1002'
        ChannelAccountId = '62001'
        SenderActorId    = 'A-52301001'
    } }
    if ($UseKey -eq 'yes') { $message.Key = $key }
    [pscustomobject] $message
}
$count = 0
$command = 'Send-HubSpotThreadMessage'
if ($UseChannel -eq 'yes') {
    $command = 'Publish-HubSpotChannelMessage'
    $journalOption += @{ ChannelId = 900001; ChannelAccountId = 900002 }
}
$messages |
    & $command -Connection $connection -ThrottleLimit $Throttle @journalOption -ErrorVariable failures |
    ForEach-Object { $count++ }
"emitted $count"
"errors $($failures.Count)"
