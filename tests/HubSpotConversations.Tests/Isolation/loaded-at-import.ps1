# Writes the names of the assemblies that the import loads.
param($Module)

$before = [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.FullName }
Import-Module $Module
[AppDomain]::CurrentDomain.GetAssemblies() |
    Where-Object { -not $_.IsDynamic -and $_.FullName -notin $before } |
    ForEach-Object { $_.GetName().Name }
