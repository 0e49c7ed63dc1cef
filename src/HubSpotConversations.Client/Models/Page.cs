using System.Text.Json;
using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class Page<T> : WireModel
    where T : class
{
    private Page(WireObject wire, Func<JsonElement, T?> read)
    {
        Results = wire.List("results"u8, read);
        Total = wire.Integer("total"u8);
        After = wire.Object("paging"u8, static w => new Paging(w))?.Next?.After;
    }

    internal Page(IReadOnlyList<T> results, string? after)
    {
        Results = results;
        After = after;
        IsWhole = true;
    }

    private Page(Page<T> other, IReadOnlyList<T> results)
    {
        Results = results;
        Total = other.Total;
        After = other.After;
        IsWhole = other.IsWhole;
        AdditionalProperties = other.AdditionalProperties;
    }

    /// <summary>The items on this page. More pages can follow even an empty one.</summary>
    public IReadOnlyList<T> Results { get; }

    /// <summary>The number of items on all pages; null if HubSpot doesn't report it.</summary>
    public long? Total { get; }

    /// <summary>The cursor of the next page; null on the last page.</summary>
    public string? After { get; }

    /// <summary>
    /// Whether the response had a list of results and all of them could be read. If not, the page doesn't prove that an
    /// item is absent.
    /// </summary>
    internal bool IsWhole { get; private set; }

    /// <summary>Returns a copy of the page without the unwanted results.</summary>
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
