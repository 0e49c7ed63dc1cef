#Requires -Version 7.4
<#
.SYNOPSIS
    Records the pictures of the README in the sandbox.

.DESCRIPTION
    Runs each session in this PowerShell with the staged module, and writes what it prints as an SVG file beside this
    script. With Chromium, it also takes a picture of a report. Build the module first. The dates in the pictures are
    those of the day on which you run it.

.EXAMPLE
    pwsh docs/pictures/record.ps1

    Writes inbox.svg, exactly-once.svg and report.png.
#>
[CmdletBinding()]
param(
    # The folder for the pictures.
    [string] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module (Join-Path $PSScriptRoot '../../out/HubSpotConversations/HubSpotConversations.psd1')

$columns = 106
$sessions = [ordered]@{
    'inbox'        = @(
        "Connect-HubSpot -Sandbox -DefaultSender maya.lindqvist@acme.example"
        "Get-HubSpotThread -Status Open -Inbox Sales -First 3"
        "Show-HubSpotThread 6065362089 -Last 3"
        "Send-HubSpotThreadMessage 6065362089 'A new kettle is on its way, Jane.'"
    )
    'exactly-once' = @(
        "`$rows = Import-Csv replies.csv"
        "`$rows[0..1] | Send-HubSpotThreadMessage -Journal my.journal | Format-Table ThreadId, SendOutcome, Text"
        "`$rows | Send-HubSpotThreadMessage -Journal my.journal | Format-Table ThreadId, SendOutcome, Text"
        "Get-HubSpotSendJournal my.journal"
    )
}

# What a terminal shows for the codes that PowerShell writes.
$palette = @{
    30 = '#3b4252'; 31 = '#e06c75'; 32 = '#98c379'; 33 = '#e5c07b'; 34 = '#61afef'; 35 = '#c678dd'; 36 = '#56b6c2'
    37 = '#d7dae0'; 90 = '#7f848e'; 91 = '#e06c75'; 92 = '#98c379'; 93 = '#e5c07b'; 94 = '#61afef'; 95 = '#c678dd'
    96 = '#56b6c2'; 97 = '#ffffff'
}

function Get-Run {
    # Splits a line with escape sequences into runs of one color.
    param([string] $Line)

    $color = '#d7dae0'
    $isBold = $false
    $column = 0
    foreach ($part in [regex]::Split($Line, "(\e\[[0-9;]*m)")) {
        if ($part -match '^\e\[([0-9;]*)m$') {
            foreach ($code in ($Matches[1] -split ';' | ForEach-Object { [int] "0$_" })) {
                switch ($code) {
                    0 { $color = '#d7dae0'; $isBold = $false }
                    1 { $isBold = $true }
                    22 { $isBold = $false }
                    39 { $color = '#d7dae0' }
                    default { if ($palette.ContainsKey($code)) { $color = $palette[$code] } }
                }
            }
        }
        elseif ($part) {
            [pscustomobject]@{ Column = $column; Color = $color; IsBold = $isBold; Text = $part }
            $column += $part.Length
        }
    }
}

function Write-Picture {
    param([string[]] $Lines, [string] $File, [string] $Title)

    $width = [int] ($columns * 8.43 + 32)
    $height = $Lines.Count * 19 + 32
    $escaped = { [System.Security.SecurityElement]::Escape($args[0]) }
    $svg = @(
        "<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$width`" height=`"$height`" viewBox=`"0 0 $width $height`" role=`"img`">"
        "<title>$(& $escaped $Title)</title>"
        "<rect width=`"100%`" height=`"100%`" rx=`"8`" fill=`"#1e2127`"/>"
        "<g font-family=`"ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace`" font-size=`"14`" xml:space=`"preserve`">"
        for ($i = 0; $i -lt $Lines.Count; $i++) {
            foreach ($run in Get-Run $Lines[$i]) {
                $x = [math]::Round(16 + $run.Column * 8.43, 1).ToString([cultureinfo]::InvariantCulture)
                $weight = if ($run.IsBold) { ' font-weight="bold"' } else { '' }
                "<text x=`"$x`" y=`"$(30 + $i * 19)`" fill=`"$($run.Color)`"$weight>$(& $escaped $run.Text)</text>"
            }
        }
        '</g>'
        '</svg>'
    )
    [System.IO.File]::WriteAllText($File, ($svg -join "`n") + "`n")
}

$folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
$null = New-Item -ItemType Directory -Path $folder
$rendering = $PSStyle.OutputRendering
Push-Location $folder
try {
    $PSStyle.OutputRendering = 'Ansi'
    @(
        [pscustomobject]@{ ThreadId = '6065362089'; Text = 'Your refund was made today.' }
        [pscustomobject]@{ ThreadId = '6065362090'; Text = 'Your parcel left on Monday.' }
        [pscustomobject]@{ ThreadId = '6065362094'; Text = 'The dates are fixed.' }
    ) | Export-Csv replies.csv
    foreach ($session in $sessions.GetEnumerator()) {
        $lines = foreach ($command in $session.Value) {
            "`e[32mPS>`e[0m $command"
            . ([scriptblock]::Create($command)) | Out-String -Width $columns -Stream | ForEach-Object TrimEnd
        }

        # One empty line is enough between a command and the next.
        $shown = [System.Collections.Generic.List[string]]::new()
        foreach ($line in $lines) {
            if ($line -or ($shown.Count -gt 0 -and $shown[-1])) {
                $shown.Add($line)
            }
        }

        $file = Join-Path (Resolve-Path $Path) "$($session.Key).svg"
        Write-Picture -Lines $shown -File $file -Title ($session.Value -join '; ')
        Get-Item $file
    }

    $browser = Get-Command chromium, chromium-browser, google-chrome -ErrorAction Ignore | Select-Object -First 1
    if ($browser) {
        Connect-HubSpot -Sandbox
        $null = Measure-HubSpotThread -Since 2026-11-14 -Before 2026-11-21 -Report ./report.html
        $page = [uri]::new("file://$((Resolve-Path ./report.html).Path)").AbsoluteUri
        $file = Join-Path (Resolve-Path $Path) 'report.png'
        & $browser --headless --no-sandbox --disable-gpu --hide-scrollbars "--user-data-dir=$folder/browser" `
            --window-size=1000,945 "--screenshot=$file" $page 2>$null
        Get-Item $file
    }
}
finally {
    $PSStyle.OutputRendering = $rendering
    Pop-Location
    Remove-Item -Recurse -Force $folder
}
