using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>A person's name.</summary>
public sealed class ContactName : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactName()
    {
    }

    internal ContactName(WireObject wire)
    {
        Prefix = wire.Text("prefix"u8);
        FirstName = wire.Text("firstName"u8);
        MiddleName = wire.Text("middleName"u8);
        LastName = wire.Text("lastName"u8);
        Suffix = wire.Text("suffix"u8);
    }

    /// <summary>The title before the name, for example Dr.</summary>
    public string? Prefix { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The suffix after the name, for example Jr.</summary>
    public string? Suffix { get; init; }

    /// <summary>Returns the first and the last name.</summary>
    public override string ToString() => DisplayText.Of($"{FirstName} {LastName}");
}
