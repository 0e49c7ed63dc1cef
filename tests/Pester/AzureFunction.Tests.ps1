# Runs the Azure Function in examples/azure-function as Azure runs it, with requests that HubSpot could send.

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    Import-StagedModule

    $folder = Join-Path $PSScriptRoot '../../examples/azure-function'
    $address = 'https://hooks.example.com/api/HubSpotWebhook'

    # An event for a message, as HubSpot sends it.
    function New-EventBody([string] $ThreadId, [string] $MessageId) {
        $time = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
        '[{"eventId":1,"subscriptionType":"conversation.newMessage","attemptNumber":0,"changeFlag":"NEW_MESSAGE",' +
        "`"objectId`":$ThreadId,`"messageId`":`"$MessageId`",`"messageType`":`"MESSAGE`",`"occurredAt`":$time}]"
    }

    # The request as the PowerShell worker of Azure Functions passes it to the function.
    function New-FunctionRequest([string] $Body, [string] $Secret = 'app-secret') {
        $time = [DateTimeOffset]::UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds()
        $hmac = [System.Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes($Secret))
        $hash = $hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes("POST$address$Body$time"))
        $headers = [System.Collections.Generic.Dictionary[string, string]]::new([StringComparer]::OrdinalIgnoreCase)
        $headers['x-hubspot-request-timestamp'] = "$time"
        $headers['x-hubspot-signature-v3'] = [Convert]::ToBase64String($hash)
        [pscustomobject]@{ Method = 'POST'; Url = $address; Headers = $headers; Body = $null; RawBody = $Body }
    }

    function Push-OutputBinding($Name, $Value) { $pushed.Add("$Name $($Value.StatusCode)") }

    # Calls the function and returns what it pushed to its output bindings.
    function Invoke-Function($Request) {
        $pushed = [System.Collections.Generic.List[string]]::new()
        $output = & "$folder/HubSpotWebhook/run.ps1" $Request @{ sys = @{ MethodName = 'HubSpotWebhook' } } 2> $null
        $output | Should -BeNullOrEmpty
        $pushed
    }

    function Get-Reply([string] $ThreadId) {
        @(Get-HubSpotThreadMessage $ThreadId | Where-Object Text -EQ $env:OFFICE_REPLY)
    }
}

Describe 'The Azure Function that replies out of hours' {
    BeforeEach {
        $env:HUBSPOT_CLIENT_SECRET = 'app-secret'
        $env:HUBSPOT_DEFAULT_SENDER = 'maya.lindqvist@acme.example'
        Connect-HubSpot -Sandbox
        $env:OFFICE_TIME_ZONE = 'Europe/London'
        $env:OFFICE_OPENS = '9'
        $env:OFFICE_CLOSES = '17'
        $env:OFFICE_REPLY = 'We are closed.'
        $env:JOURNAL_FOLDER = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName

        # A Tuesday evening.
        $time = [DateTimeOffset] '2026-12-01T20:00:00Z'
        Mock Get-Date { $time }
        $message = Get-HubSpotThreadMessage 6065362089 -Type MESSAGE -Direction Incoming -First 1
        $body = New-EventBody $message.ThreadId $message.MessageId
    }

    AfterAll {
        'HUBSPOT_CLIENT_SECRET', 'HUBSPOT_DEFAULT_SENDER', 'OFFICE_TIME_ZONE', 'OFFICE_OPENS', 'OFFICE_CLOSES',
        'OFFICE_REPLY', 'JOURNAL_FOLDER' | ForEach-Object { Remove-Item "Env:$_" }
    }

    It 'replies to a customer' {
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        $reply = Get-Reply 6065362089
        $reply.Count | Should -Be 1
        $reply.To | Should -Match 'jane.doe@example.com'
        $reply.From | Should -Match 'Maya'
    }

    It 'replies <Replies> times at <At>' -ForEach @(
        @{ At = '2026-12-01T08:59:59Z'; Replies = 1 }
        @{ At = '2026-12-01T09:00:00Z'; Replies = 0 }
        @{ At = '2026-12-01T16:59:59Z'; Replies = 0 }
        @{ At = '2026-12-01T17:00:00Z'; Replies = 1 }
        @{ At = '2026-12-05T12:00:00Z'; Replies = 1 }   # a Saturday
        @{ At = '2026-07-01T15:59:59Z'; Replies = 0 }   # London has summer time
        @{ At = '2026-07-01T16:00:00Z'; Replies = 1 }
    ) {
        $time = [DateTimeOffset] $At
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be $Replies
    }

    It 'rejects a request with another signature' {
        Invoke-Function (New-FunctionRequest $body -Secret other) | Should -Be 'Response 401'
        (Get-Reply 6065362089).Count | Should -Be 0
    }

    It 'rejects a request with a truncated body' {
        $request = New-FunctionRequest $body
        $request.RawBody = $body.Substring(0, 100)
        Invoke-Function $request | Should -Be 'Response 401'
        (Get-Reply 6065362089).Count | Should -Be 0
    }

    It 'reports half a body, and replies when HubSpot delivers it completely' {
        Invoke-Function (New-FunctionRequest $body.Substring(0, 100)) | Should -Be 'Response 500'
        (Get-Reply 6065362089).Count | Should -Be 0
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be 1
    }

    It 'rejects every request if there is no client secret' {
        $env:HUBSPOT_CLIENT_SECRET = ''
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 500'
        (Get-Reply 6065362089).Count | Should -Be 0
    }

    It 'replies once to a delivery that repeats' {
        1..3 | ForEach-Object { Invoke-Function (New-FunctionRequest $body) } |
            Should -Be 'Response 200', 'Response 200', 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be 1
    }

    It 'replies once a night, and a weekend is one night: <Times>' -ForEach @(
        @{ Times = '2026-12-01T20:00:00Z', '2026-12-02T03:00:00Z'; Replies = 1 }
        @{ Times = '2026-12-01T20:00:00Z', '2026-12-02T20:00:00Z'; Replies = 2 }
        @{ Times = '2026-12-04T20:00:00Z', '2026-12-05T12:00:00Z', '2026-12-07T08:00:00Z'; Replies = 1 }
    ) {
        foreach ($time in [DateTimeOffset[]] $Times) {
            Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        }

        (Get-Reply 6065362089).Count | Should -Be $Replies
    }

    It 'does not reply to agents, comments, its own replies and other events' {
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        $time = $time.AddDays(1)
        $own = Get-Reply 6065362089
        Invoke-Function (New-FunctionRequest (New-EventBody 6065362089 $own.MessageId)) | Should -Be 'Response 200'
        $other = $body -replace 'newMessage', 'deletion'
        Invoke-Function (New-FunctionRequest $other) | Should -Be 'Response 200'
        $comment = $body -replace '"MESSAGE"', '"COMMENT"'
        Invoke-Function (New-FunctionRequest $comment) | Should -Be 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be 1
    }

    It 'does not reply to an event that comes hours late' {
        $late = $body -replace '"occurredAt":\d+', '"occurredAt":1700000000000'
        Invoke-Function (New-FunctionRequest $late) | Should -Be 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be 0
    }

    It 'replies to the other customers if a message cannot be read' {
        $several = '[' + (New-EventBody 6065362089 missing).Trim('[', ']') + ',' + $body.Trim('[', ']') + ']'
        Invoke-Function (New-FunctionRequest $several) | Should -Be 'Response 500'
        (Get-Reply 6065362089).Count | Should -Be 1
        Invoke-Function (New-FunctionRequest $several) | Should -Be 'Response 500'
        (Get-Reply 6065362089).Count | Should -Be 1
    }

    It 'replies at the next delivery if a send fails' {
        $PSDefaultParameterValues['Send-HubSpotThreadMessage:Sender'] = 'A-404'
        try {
            Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 500'
        }
        finally {
            $PSDefaultParameterValues.Remove('Send-HubSpotThreadMessage:Sender')
        }

        (Get-Reply 6065362089).Count | Should -Be 0
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be 1
    }

    It 'leaves a delivery to HubSpot while another call uses the journal' {
        $journal = Join-Path $env:JOURNAL_FOLDER '2026-12-01.journal'
        $status = Send-HubSpotThreadMessage 6065362090 'Hello' -Journal $journal |
            ForEach-Object { Invoke-Function (New-FunctionRequest $body) }
        $status | Should -Be 'Response 500'
        (Get-Reply 6065362089).Count | Should -Be 0
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be 1
    }

    It 'replies once if two calls run at the same time' {
        $call = {
            param($Module, $Connection, $Run, $Request, $Now)
            Import-Module $Module
            $PSDefaultParameterValues = @{ '*-HubSpot*:Connection' = $Connection }
            function Get-Date { $Now }
            function Push-OutputBinding($Name, $Value) { "$Name $($Value.StatusCode)" }
            & $Run $Request @{} 2> $null
        }
        $run = "$folder/HubSpotWebhook/run.ps1"
        $module = (Get-Module HubSpotConversations).Path
        $shells = 1..2 | ForEach-Object {
            $shell = [powershell]::Create().AddScript($call)
            foreach ($argument in $module, (Get-HubSpotConnection), $run, (New-FunctionRequest $body), $time) {
                $null = $shell.AddArgument($argument)
            }

            $shell
        }
        $waits = $shells | ForEach-Object { $_.BeginInvoke() }
        $statuses = 0..1 | ForEach-Object { $shells[$_].EndInvoke($waits[$_]) }
        $shells | ForEach-Object Dispose

        # A call doesn't wait for the other one. HubSpot delivers its events again.
        $statuses | Should -Contain 'Response 200'
        $statuses | Should -BeIn 'Response 200', 'Response 500'
        (Get-Reply 6065362089).Count | Should -Be 1
        Invoke-Function (New-FunctionRequest $body) | Should -Be 'Response 200'
        (Get-Reply 6065362089).Count | Should -Be 1
    }

    It 'connects with the settings of the app' {
        $env:HUBSPOT_ACCESS_TOKEN = 'token'
        try {
            & "$folder/profile.ps1"
        }
        finally {
            Remove-Item Env:HUBSPOT_ACCESS_TOKEN
        }

        $connection = Get-HubSpotConnection
        $connection.IsSandbox | Should -BeFalse
        $connection.DefaultSender | Should -Be 'maya.lindqvist@acme.example'
        Disconnect-HubSpot
    }
}
