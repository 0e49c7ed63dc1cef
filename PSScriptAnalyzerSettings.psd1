@{
    Severity     = @('ParseError', 'Error', 'Warning')
    ExcludeRules = @(
        # The examples print what they do.
        'PSAvoidUsingWriteHost'

        # A script may have the parameters of the cmdlets. $Sender is automatic only in the actions of events.
        'PSAvoidAssignmentToAutomaticVariable'

        # The functions in scripts are helpers of those scripts, not cmdlets.
        'PSUseShouldProcessForStateChangingFunctions'

        # The analyzer doesn't see that Pester's blocks share variables, and that functions use the script's parameters.
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'

        # The tests have tokens that aren't secrets.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
    )
    Rules        = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
