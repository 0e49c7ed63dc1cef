using System.Text.Json;
using System.Text.Json.Serialization;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Json;

namespace HubSpotConversations.Sending.Journal.Lines;

/// <summary>Reads and writes the lines of a journal as JSON. Fields without a value are left out.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JournalHeader))]
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>The context with the options that journals need.</summary>
    public static JournalJson Lines { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = DraftWriter.Options.Encoder,
        Converters = { new TimeConverter() },
    });

    private sealed class TimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
            => reader.GetDateTimeOffset().ToUniversalTime();

        // Always with milliseconds; System.Text.Json would leave out the zeros.
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
            => writer.WriteStringValue(WireTime.Write(value));
    }
}
