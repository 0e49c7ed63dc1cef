using System.Text;
using System.Text.Json;

namespace HubSpotConversations.Sandbox.Wire;

/// <summary>JSON as text.</summary>
internal static class JsonText
{
    public static string Of(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(JsonBuffer.Write(write).ToArray());
}
