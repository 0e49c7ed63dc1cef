# Loads other versions of the module's dependencies, then imports the module and sends a message.
param($Module, $Json, $Extensions)

$null = [System.Text.Json.JsonSerializerOptions]::new()
foreach ($path in $Json, $Extensions) {
    $other = [System.Reflection.Assembly]::LoadFile($path)
    "other $($other.GetName().Name) $($other.GetName().Version)"
}

Import-Module $Module
Connect-HubSpot -Sandbox
$sent = Send-HubSpotThreadMessage -ThreadId 6065362089 -Text Hello -Recipient jane.doe@example.com -ChannelId EMAIL `
    -ChannelAccountId 62001 -SenderActorId A-52301001
"sent $($sent.Type) $($sent.Text)"
[AppDomain]::CurrentDomain.GetAssemblies() |
    Where-Object { $_.GetName().Name -like 'HubSpotConversations*' } |
    ForEach-Object { "$($_.GetName().Name) in $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)" }
