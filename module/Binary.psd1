# The build stages this manifest beside each build of the cmdlets, as HubSpotConversations.psd1.
@{
    RootModule       = 'HubSpotConversations.dll'
    ModuleVersion    = '1.0.0'
    FormatsToProcess = @('../../HubSpotConversations.Format.ps1xml')
    TypesToProcess   = @('../../HubSpotConversations.Types.ps1xml')
    CmdletsToExport  = @('*')
}
