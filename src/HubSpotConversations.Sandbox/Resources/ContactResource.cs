using System.Globalization;
using System.Text.Json;
using HubSpotConversations.Sandbox.Calls;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;
using HubSpotConversations.Sandbox.Wire;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>The contacts in HubSpot's CRM. Each visitor is a contact.</summary>
internal sealed class ContactResource(AccountState state) : IResource
{
    private const int Maximum = 100;

    private static readonly string[] DefaultProperties =
        ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"];

    public void AddRoutes(RouteTable routes)
    {
        foreach (string root in new[] { "crm/v3/objects/contacts", "crm/objects/2026-09/contacts" })
        {
            routes.Add("GET", root + "/{contactId}", Scopes.Contacts, Get);
            routes.Add("POST", root + "/search", Scopes.Contacts, Search);
        }
    }

    private SandboxResponse Get(SandboxCall call)
    {
        string wanted = call.RouteValues["contactId"];
        bool isByEmail = call.Query.First("idProperty") == "email";
        StoredContact contact = state.Contacts.FirstOrDefault(contact => isByEmail
            ? string.Equals(contact.Email, wanted, StringComparison.OrdinalIgnoreCase)
            : contact.Id == wanted) ?? throw Refusal.NotFound("Contact", wanted);
        string[] properties = call.Query.First("properties")?.Split(',') ?? DefaultProperties;
        return SandboxResponse.Json(200, JsonBuffer.Write(writer => contact.Write(writer, properties)));
    }

    private SandboxResponse Search(SandboxCall call)
    {
        using JsonDocument body = JsonBody.Read(call);
        var problems = new List<Problem>();
        var fields = new JsonFields(body.RootElement, problems);
        if (fields.RequiredArray("filterGroups").GetArrayLength() + fields.RequiredArray("sorts").GetArrayLength() > 0)
        {
            problems.Add(new Problem("The sandbox searches for a query only, without filters and sorts"));
        }

        string[] properties = [.. fields.RequiredArray("properties").EnumerateArray().Select(name => name.ToString())];
        int limit = Number(fields.RequiredId("limit"), "limit", Maximum, problems);
        int start = Number(fields.RequiredId("after"), "after", int.MaxValue, problems);
        string query = fields.Text("query") ?? string.Empty;
        Refusal.ThrowIfAny(problems);
        List<StoredContact> found = [.. state.Contacts.Where(contact => contact.Matches(query))];
        int end = Math.Min(found.Count, start + limit);
        return PageResponse.Of(
            call,
            found.GetRange(Math.Min(start, end), Math.Max(0, end - start)),
            end < found.Count ? end.ToString(CultureInfo.InvariantCulture) : null,
            (writer, contact) => contact.Write(writer, properties.Length == 0 ? DefaultProperties : properties),
            found.Count);
    }

    private static int Number(string? text, string property, int maximum, List<Problem> problems)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= maximum)
        {
            return number;
        }

        if (text is not null)
        {
            problems.Add(new Problem($"{property} must be a number up to {maximum}", In: property));
        }

        return 0;
    }
}
