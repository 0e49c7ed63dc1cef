using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class Page<T> : WireModel
    where T : class
{
    private Page(WireObject wire, Func<JsonElement, T?> read)
    {
        Results = wire.List("results"u8, read);
        Total = wire.Integer("total"u8);
        After = wire.Object("paging"u8, static w => new Paging(w))?.Next?.After;
    }

    private Page(Page<T> other, IReadOnlyList<T> results)
    {
        Results = results;
        Total = other.Total;
        After = other.After;
        IsWhole = other.IsWhole;
        AdditionalProperties = other.AdditionalProperties;
    }

    /// <summary>What is on this page. An empty page may have others after it.</summary>
    public IReadOnlyList<T> Results { get; }

    /// <summary>How many there are on all pages; null where the service does not say.</summary>
    public long? Total { get; }

    /// <summary>The cursor of the next page; null on the last one.</summary>
    public string? After { get; }

    /// <summary>
    /// Whether the response had a list of results, and every one of them could be read: if not, something that is not
    /// on this page may exist all the same.
    /// </summary>
    internal bool IsWhole { get; private set; }

    /// <summary>The same page without some of its results.</summary>
    internal Page<T> Without(Func<T, bool> isUnwanted) => new(this, Results.Where(item => !isUnwanted(item)).ToArray());

    internal static Page<T>? Read(JsonElement element, Func<JsonElement, T?> read)
    {
        Page<T>? page = WireObject.Read(element, wire => new Page<T>(wire, read));
        if (page is not null)
        {
            page.IsWhole = element.TryGetProperty("results"u8, out JsonElement results)
                && results.ValueKind == JsonValueKind.Array
                && results.GetArrayLength() == page.Results.Count;
        }

        return page;
    }
}
