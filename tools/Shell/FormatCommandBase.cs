using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace HubSpotConversations.Shell;

/// <summary>
/// The engine does the formatting. PowerShell's Utility module only selects a shape, through internal members. This
/// class sets the same members through reflection.
/// </summary>
public abstract class FormatCommandBase : OuterFormatTableAndListBase
{
    private protected FormatCommandBase(string shape)
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        Type engine = typeof(OuterFormatTableAndListBase);
        string space = engine.Namespace!;
        Type shapes = engine.Assembly.GetType($"{space}.FormatShape", throwOnError: true)!;
        Type inner = engine.Assembly.GetType($"{space}.InnerFormatShapeCommand", throwOnError: true)!;
        object implementation = Activator.CreateInstance(
            inner, hidden | BindingFlags.Public, binder: null, [Enum.Parse(shapes, shape)], culture: null)!;
        typeof(FrontEndCommandBase).GetField("implementation", hidden)!.SetValue(this, implementation);
    }
}
