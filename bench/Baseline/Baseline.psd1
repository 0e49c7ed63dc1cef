@{
    RootModule        = 'Baseline.dll'
    ModuleVersion     = '0.1.0'
    GUID              = '0a2f7c52-2f3d-4a54-9d0b-3f3a6c7e8f11'
    PowerShellVersion = '5.1'
    FormatsToProcess  = @('Baseline.Format.ps1xml')
    CmdletsToExport   = @('Get-Baseline')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
