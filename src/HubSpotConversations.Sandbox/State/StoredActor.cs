using System.Text.Json;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.State;

/// <summary>An actor of any kind.</summary>
internal sealed record StoredActor(
    string Id,
    string Kind,
    string? Name = null,
    string? Email = null,
    string? Avatar = null)
{
    public void Write(Utf8JsonWriter writer, PropertyFilter properties)
    {
        // An email actor has only its address and an integrator only its name. The contract requires them.
        bool emailRequired = Kind == "EMAIL";
        bool nameRequired = Kind == "INTEGRATOR";
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteOptional("name", nameRequired ? Name : properties.Keep("name", Name));
        writer.WriteOptional("email", emailRequired ? Email : properties.Keep("email", Email));
        writer.WriteOptional("avatar", properties.Keep("avatar", Avatar));
        writer.WriteString("type", Kind);
        writer.WriteEndObject();
    }
}
