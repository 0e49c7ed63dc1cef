# The build stages this manifest beside each build of the cmdlets. It must not have the name of the module, because
# PSResourceGet would take it for the manifest of the package.
@{
    RootModule       = 'HubSpotConversations.dll'
    ModuleVersion    = '1.0.0'
    FormatsToProcess = @('../../HubSpotConversations.Format.ps1xml')
    TypesToProcess   = @('../../HubSpotConversations.Types.ps1xml')
    CmdletsToExport  = @('*')
}
