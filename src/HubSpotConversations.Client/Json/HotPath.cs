using System.Runtime.CompilerServices;

namespace HubSpotConversations.Json;

/// <summary>
/// For what runs millions of times in a list: a script is over before the runtime has found that out by itself.
/// </summary>
internal static class HotPath
{
    /// <summary>MethodImplOptions.AggressiveOptimization, which .NET Standard has no name for.</summary>
    public const MethodImplOptions Optimize = (MethodImplOptions)512;
}
