using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Text;
using HubSpotConversations.Webhooks;

namespace HubSpotConversations.Binding;

/// <summary>
/// Reads webhook requests from the objects of the common hosts: Azure Functions, Pode, PowerShell Universal and
/// HttpListener. They name the same parts differently.
/// </summary>
internal static class WebhookInput
{
    private static readonly string[] MethodNames = ["HttpMethod", "Method"];
    private static readonly string[] UriNames = ["Url", "Uri", "RequestUri"];
    private static readonly string[] BodyNames = ["RawBody", "Body", "Content"];

    /// <summary>The request of a host, as far as the object has it.</summary>
    public static WebhookRequest Of(object request)
    {
        PropertyBag bag = PropertyBag.Of(request) ?? PropertyBag.Empty;
        return new WebhookRequest
        {
            Method = MethodNames.Select(bag.Text).FirstOrDefault(static text => text is not null)?.ToUpperInvariant(),
            Uri = UriNames.SelectMany(bag.Values).Select(UriText).FirstOrDefault(),
            Body = BodyNames.Select(name => BytesOf(bag.Raw(name))).FirstOrDefault(static body => body is not null) ?? [],
            Headers = Headers(bag.Raw("Headers")),
        };
    }

    /// <summary>Whether the object has a raw body. A parsed one can't be checked.</summary>
    public static bool HasBody(object request)
        => PropertyBag.Of(request) is { } bag && BodyNames.Any(name => BytesOf(bag.Raw(name)) is not null);

    /// <summary>The bytes of a text or a byte array; null for anything else.</summary>
    public static byte[]? BytesOf(object? body) => Items.Unwrap(body) switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => null,
    };

    /// <summary>Headers from a dictionary or from .NET's header collections.</summary>
    public static IReadOnlyDictionary<string, string> Headers(object? headers)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        switch (Items.Unwrap(headers))
        {
            case NameValueCollection collection:
                foreach (string? name in collection.AllKeys)
                {
                    found[name ?? string.Empty] = collection[name] ?? string.Empty;
                }

                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    found[entry.Key.ToString() ?? string.Empty] = TextOf(entry.Value);
                }

                break;
            case IEnumerable pairs and not string:
                // HttpRequestHeaders and generic dictionaries: pairs of a name and one or more values.
                foreach (object? pair in pairs)
                {
                    PSMemberInfoCollection<PSPropertyInfo>? parts = pair is null ? null : PSObject.AsPSObject(pair).Properties;
                    if (parts?["Key"]?.Value?.ToString() is { } name)
                    {
                        found[name] = TextOf(parts["Value"]?.Value);
                    }
                }

                break;
            case PSObject custom:
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    found[property.Name] = TextOf(property.Value);
                }

                break;
        }

        return found;
    }

    private static string UriText(object uri) => uri is Uri address ? address.OriginalString : PropertyBag.ToText(uri);

    private static string TextOf(object? value)
        => (LanguagePrimitives.GetEnumerable(value)?.Cast<object?>().FirstOrDefault() ?? value)?.ToString() ?? string.Empty;
}
