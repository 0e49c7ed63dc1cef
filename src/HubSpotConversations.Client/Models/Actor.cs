using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>
/// A person, an app or another participant that acts in a thread. Each kind has its own class; a kind that this version
/// doesn't know is an <see cref="UnknownActor"/>.
/// </summary>
public abstract class Actor : WireModel
{
    private protected Actor()
    {
    }

    private protected Actor(WireObject wire)
    {
        Type = wire.Text("type"u8);
        ActorId = wire.Text("id"u8);
        Name = wire.Text("name"u8);
        Email = wire.Text("email"u8);
        Avatar = wire.Text("avatar"u8);
    }

    /// <summary>The kind of actor, as HubSpot writes it, for example AGENT; see <see cref="ActorTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The id of the actor, for example A-4711.</summary>
    public string? ActorId { get; init; }

    /// <summary>The name of the actor; null if it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The email address; only agents, visitors and email actors have one.</summary>
    public string? Email { get; init; }

    /// <summary>The URL of the actor's picture.</summary>
    public string? Avatar { get; init; }

    /// <summary>Returns the name, or else the email address, or else the id.</summary>
    public override string ToString() => DisplayText.Of(Name ?? Email ?? ActorId);

    internal static Actor? Read(JsonElement element) => WireObject.Read<Actor>(element, Create);

    private static Actor Create(WireObject wire) => wire.Text("type"u8) switch
    {
        ActorTypes.Agent => new AgentActor(wire),
        ActorTypes.Bot => new BotActor(wire),
        ActorTypes.Integrator => new IntegratorActor(wire),
        ActorTypes.System => new SystemActor(wire),
        ActorTypes.Visitor => new VisitorActor(wire),
        ActorTypes.Email => new EmailActor(wire),
        ActorTypes.Llm => new LlmActor(wire),
        _ => new UnknownActor(wire),
    };
}
