using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace HubSpotConversations.Runtime;

/// <summary>Checks whether ShouldProcess would ask or only report, without calling it.</summary>
internal static class ShouldProcessTest
{
    /// <summary>Whether the call only reports what it would do.</summary>
    public static bool IsWhatIf(PSCmdlet cmdlet) => Is(cmdlet, "WhatIf", "WhatIfPreference");

    /// <summary>
    /// Whether each action is reported or confirmed: -WhatIf, -Confirm, or the preference variables and the impact of
    /// the cmdlet.
    /// </summary>
    public static bool IsAsked(PSCmdlet cmdlet)
        => IsWhatIf(cmdlet)
            || (cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm)
                ? confirm is SwitchParameter { IsPresent: true }
                : Preference(cmdlet) is var preference and not ConfirmImpact.None && ImpactOf(cmdlet) >= preference);

    private static bool Is(PSCmdlet cmdlet, string parameter, string preference)
        => cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? value)
            ? value is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.IsTrue(cmdlet.GetVariableValue(preference));

    private static ConfirmImpact ImpactOf(PSCmdlet cmdlet)
        => cmdlet.GetType().GetCustomAttribute<CmdletAttribute>()?.ConfirmImpact ?? ConfirmImpact.Medium;

    private static ConfirmImpact Preference(PSCmdlet cmdlet)
        => LanguagePrimitives.TryConvertTo(
            cmdlet.GetVariableValue("ConfirmPreference"), CultureInfo.InvariantCulture, out ConfirmImpact impact)
            ? impact
            : ConfirmImpact.High;
}
