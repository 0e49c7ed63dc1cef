using System.Globalization;
using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>Whether ShouldProcess would ask or only tell, without asking it.</summary>
internal static class ShouldProcessTest
{
    /// <summary>Whether nothing is to be done, only told.</summary>
    public static bool IsWhatIf(PSCmdlet cmdlet) => Is(cmdlet, "WhatIf", "WhatIfPreference");

    /// <summary>Whether each act is told or asked for: -WhatIf, -Confirm, or what the preferences say.</summary>
    public static bool IsAsked(PSCmdlet cmdlet)
        => IsWhatIf(cmdlet)
            || (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm)
                ? confirm is SwitchParameter { IsPresent: true }
                : Preference(cmdlet) is ConfirmImpact.Low or ConfirmImpact.Medium);

    private static bool Is(PSCmdlet cmdlet, string parameter, string preference)
        => cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? value)
            ? value is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue(preference));

    private static ConfirmImpact Preference(PSCmdlet cmdlet)
        => LanguagePrimitives.TryConvertTo(
            cmdlet.GetVariableValue("ConfirmPreference"), CultureInfo.InvariantCulture, out ConfirmImpact impact)
            ? impact
            : ConfirmImpact.High;
}
