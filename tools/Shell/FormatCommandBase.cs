using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace HubSpotConversations.Shell;

/// <summary>
/// The formatting itself is in the engine; PowerShell's Utility module adds no more than the choice of a shape to it,
/// by members that it may see and others may not.
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
