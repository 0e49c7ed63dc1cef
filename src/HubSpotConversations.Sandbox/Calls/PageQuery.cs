namespace HubSpotConversations.Sandbox.Calls;

/// <summary>The size and the start of the requested page.</summary>
internal sealed class PageQuery
{
    /// <param name="call">The call with the query.</param>
    /// <param name="list">The list that the cursors belong to.</param>
    /// <param name="size">The default page size.</param>
    /// <param name="maximum">The largest page size.</param>
    public PageQuery(SandboxCall call, string list, int size, int maximum)
    {
        List = list;
        Limit = call.Query.Number("limit", call.Query.Number("defaultPageLength", size, maximum), maximum);
        string? after = call.Query.First("after");
        After = string.IsNullOrEmpty(after) ? null : Cursor.Decode(list, after!);
    }

    public string List { get; }

    public int Limit { get; }

    public Cursor? After { get; }

    /// <summary>Takes a page from a list with ascending positions.</summary>
    /// <param name="ordered">The complete list.</param>
    /// <param name="position">Returns the position of an item.</param>
    /// <param name="next">The cursor of the next page; null at the end.</param>
    public List<T> Take<T>(IEnumerable<T> ordered, Func<T, Cursor> position, out string? next)
    {
        IEnumerable<T> past = After is { } after ? ordered.Where(item => IsPast(position(item), after)) : ordered;
        List<T> rest = [.. past.Take(Limit + 1)];
        next = null;
        if (rest.Count > Limit)
        {
            rest.RemoveAt(Limit);
            next = position(rest[Limit - 1]).Encode(List);
        }

        return rest;
    }

    private static bool IsPast(Cursor position, Cursor after) =>
        position.First > after.First || (position.First == after.First && position.Second > after.Second);
}
