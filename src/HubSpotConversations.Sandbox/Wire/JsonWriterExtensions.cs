using System.Text.Json;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>Writes properties in the formats of the contract.</summary>
internal static class JsonWriterExtensions
{
    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>Writes a time in UTC, to the millisecond.</summary>
    public static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset time)
    {
        long ticks = time.UtcTicks;
        writer.WriteString(name, new DateTime(ticks - (ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc));
    }

    public static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteTime(name, known);
        }
    }
}
