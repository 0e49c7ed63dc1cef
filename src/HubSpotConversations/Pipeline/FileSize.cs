using System.Globalization;

namespace HubSpotConversations.Pipeline;

/// <summary>Sizes as people read them.</summary>
internal static class FileSize
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < Units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return string.Format(CultureInfo.InvariantCulture, unit == 0 ? "{0:0} {1}" : "{0:0.#} {1}", size, Units[unit]);
    }
}
