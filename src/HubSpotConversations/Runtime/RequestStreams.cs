using System.Globalization;
using System.Management.Automation;
using HubSpotConversations.Http.Tracing;

namespace HubSpotConversations.Runtime;

/// <summary>The output streams that are visible, so that hidden lines aren't created.</summary>
internal sealed class RequestStreams
{
    public RequestStreams(PSCmdlet cmdlet)
    {
        IsVerbose = IsOn(cmdlet, "Verbose", "VerbosePreference");
        IsDebug = IsOn(cmdlet, "Debug", "DebugPreference");
    }

    public bool IsVerbose { get; }

    public bool IsDebug { get; }

    /// <summary>The observer that writes requests to these streams; null if they are hidden.</summary>
    public IRequestObserver? Observer(ICmdletPipeline pipeline)
        => IsVerbose || IsDebug ? new RequestLog(pipeline.WriteVerbose, pipeline.WriteDebug, this) : null;

    private static bool IsOn(PSCmdlet cmdlet, string parameter, string preference)
    {
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? value))
        {
            return value is SwitchParameter { IsPresent: true };
        }

        return cmdlet.GetVariableValue(preference, ActionPreference.SilentlyContinue) switch
        {
            ActionPreference action => IsShown(action),
            null => false,
            object other
                => !LanguagePrimitives.TryConvertTo(other, CultureInfo.InvariantCulture, out ActionPreference named)
                    || IsShown(named),
        };
    }

    private static bool IsShown(ActionPreference action)
        => action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
