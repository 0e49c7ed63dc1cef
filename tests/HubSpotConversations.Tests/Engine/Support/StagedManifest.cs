using System.Text.RegularExpressions;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>The text values of the staged manifest.</summary>
internal static class StagedManifest
{
    private static readonly string Text = File.ReadAllText(Path.Combine(StagedModule.Path, "HubSpotConversations.psd1"));

    /// <summary>The value of a key that appears once, such as ModuleVersion.</summary>
    public static string Value(string key)
        => Regex.Match(Text, $@"^\s*{key}\s*=\s*'([^']*)'", RegexOptions.Multiline, TimeSpan.FromSeconds(10)).Groups[1].Value;
}
