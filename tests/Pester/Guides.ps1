# Reads the code blocks of a guide in docs. The first word after the fence is the language. Another word is either
# 'norun' (the block can't run in the sandbox) or the name of a file that the reader saves the block to.

function Get-GuideBlock([string] $Path) {
    $block = $null
    $number = 0
    foreach ($line in Get-Content $Path -Encoding utf8) {
        $number++
        if ($line -notmatch '^```(.*)$') {
            if ($block) { $block.Lines.Add($line) }
        }
        elseif ($block) {
            [pscustomobject]@{
                Place    = "$(Split-Path $Path -Leaf), line $($block.Line)"
                Language = $block.Words[0]
                Option   = $block.Words[1]
                Text     = $block.Lines -join "`n"
            }
            $block = $null
        }
        else {
            $lines = [System.Collections.Generic.List[string]]::new()
            $block = @{ Line = $number; Words = @(-split $Matches[1]); Lines = $lines }
        }
    }
}

# Runs a script in a runspace and throws the first error, with the place of the script.
function Invoke-GuideScript([powershell] $Shell, [string] $Script, [string] $Place, [object[]] $Arguments) {
    $Shell.Commands.Clear()
    $Shell.Streams.ClearStreams()
    $null = $Shell.AddScript($Script)
    foreach ($argument in $Arguments) { $null = $Shell.AddArgument($argument) }
    try {
        $null = $Shell.Invoke()
    }
    catch {
        throw "${Place}: $($_.Exception.InnerException.Message)"
    }

    if ($Shell.Streams.Error.Count) { throw "${Place}: $($Shell.Streams.Error[0])" }
}

# Creates a runspace with a connection to a new sandbox, in a folder.
function New-GuideShell([string] $Folder) {
    $start = @'
param($Module, $Pester, $Folder)
Import-Module $Module, $Pester
Set-Location $Folder
Connect-HubSpot -Sandbox -DefaultSender A-52301001

# A failed test in a guide fails the guide.
$PesterPreference = New-PesterConfiguration
$PesterPreference.Run.Throw = $true
'@
    $shell = [powershell]::Create()
    $pester = Join-Path (Get-Module Pester).ModuleBase Pester.psd1
    $module = Join-Path $PSScriptRoot '../../out/HubSpotConversations'
    Invoke-GuideScript $shell $start 'the start' $module, $pester, $Folder
    $shell
}

# Runs the blocks of a guide in order, in one session.
function Invoke-Guide([string] $Path, [string] $Folder) {
    $shell = New-GuideShell $Folder
    try {
        foreach ($block in Get-GuideBlock $Path) {
            if ($block.Option -and $block.Option -ne 'norun') {
                Set-Content (Join-Path $Folder $block.Option) $block.Text -Encoding utf8
            }
            elseif ($block.Language -eq 'powershell' -and -not $block.Option) {
                Invoke-GuideScript $shell $block.Text $block.Place
            }
        }
    }
    finally {
        $shell.Dispose()
    }
}

# Returns the rows of a guide's table of requests: a command in backticks, and a number.
function Get-RequestRow([string] $Path) {
    foreach ($line in Get-Content $Path -Encoding utf8) {
        if ($line -match '^\| `([^`]+)` \| (\d+) \|') {
            @{ Command = $Matches[1]; Requests = [int]$Matches[2] }
        }
    }
}

# Returns how many requests a command makes in a new sandbox.
function Measure-Request([string] $Command, [string] $Folder) {
    $shell = New-GuideShell $Folder
    try {
        Invoke-GuideScript $shell "`$VerbosePreference = 'Continue'; $Command" $Command
        @($shell.Streams.Verbose | Where-Object Message -Match '^(GET|POST|PUT|PATCH|DELETE) /').Count
    }
    finally {
        $shell.Dispose()
    }
}
