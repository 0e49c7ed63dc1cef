namespace HubSpotConversations.Models;

/// <summary>Names that HubSpot has in two parts.</summary>
internal static class FileNames
{
    /// <summary>The whole name; null where there is none.</summary>
    public static string? Join(string? name, string? extension)
        => string.IsNullOrEmpty(name) ? null
            : string.IsNullOrEmpty(extension)
                || name!.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase) ? name
            : $"{name}.{extension}";
}
