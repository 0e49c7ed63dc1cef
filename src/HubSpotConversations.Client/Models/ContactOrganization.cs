using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The organization that a person works for.</summary>
public sealed class ContactOrganization : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public ContactOrganization()
    {
    }

    internal ContactOrganization(WireObject wire)
    {
        Company = wire.Text("company"u8);
        Department = wire.Text("department"u8);
        Title = wire.Text("title"u8);
    }

    /// <summary>The name of the company.</summary>
    public string? Company { get; init; }

    /// <summary>The department.</summary>
    public string? Department { get; init; }

    /// <summary>The job title.</summary>
    public string? Title { get; init; }

    /// <summary>Returns the name of the company.</summary>
    public override string ToString() => DisplayText.Of(Company);
}
