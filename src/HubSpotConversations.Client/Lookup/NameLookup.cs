using HubSpotConversations.Accounts;
using HubSpotConversations.Paging;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;

namespace HubSpotConversations.Lookup;

/// <summary>Finds the ids of one kind of item by name. It lists the items once for each connection.</summary>
internal sealed class NameLookup<T>
    where T : class
{
    private const int LargestPage = 100;

    /// <summary>The name of one item and of several items, for errors.</summary>
    public required (string One, string Many) Nouns { get; init; }

    /// <summary>The items that the connection has seen.</summary>
    public required Func<AccountDirectory, IEnumerable<T>> Known { get; init; }

    /// <summary>Lists one page of the items.</summary>
    public required Func<ConversationsClient, PageFetch<T>> List { get; init; }

    /// <summary>The id of an item; null for an item that can't be used.</summary>
    public required Func<T, string?> IdOf { get; init; }

    /// <summary>The names of an item.</summary>
    public required Func<T, IEnumerable<string?>> NamesOf { get; init; }

    /// <summary>Whether the start of a word in a name is enough.</summary>
    public bool MatchesWords { get; init; }

    /// <summary>Returns the id of one item.</summary>
    /// <exception cref="HubSpotValidationException">No item has the name, or several have it.</exception>
    public async Task<string> FindOneAsync(
        ConversationsClient client, string name, string parameter, CancellationToken cancellationToken)
    {
        string[] ids = await FindAsync(client, name, parameter, cancellationToken).ConfigureAwait(false);
        return ids.Length == 1 ? ids[0] : throw Several(client, name, parameter, ids);
    }

    /// <summary>Returns the ids of the items that match a name. Without wildcards, there is one.</summary>
    /// <exception cref="HubSpotValidationException">No item has the name, or several have it.</exception>
    public async Task<string[]> FindAsync(
        ConversationsClient client, string name, string parameter, CancellationToken cancellationToken)
    {
        bool isPattern = NamePattern.HasWildcards(name);
        AccountDirectory directory = client.Directory;
        string[] known = Matching(Known(directory), name);

        // A person's name may belong to another person too, whom the connection hasn't seen yet.
        bool isCertain = directory.IsListed(this) ? known.Length > 0
            : known.Length == 1 && !isPattern && !MatchesWords;
        if (isCertain)
        {
            return Checked(client, name, parameter, known);
        }

        List<T> all = await ListAsync(client, cancellationToken).ConfigureAwait(false);
        directory.SetListed(this);
        string[] ids = Matching(all, name);
        return ids.Length > 0 ? Checked(client, name, parameter, ids) : throw Unknown(name, parameter, all);
    }

    private string[] Checked(ConversationsClient client, string name, string parameter, string[] ids)
        => ids.Length == 1 || NamePattern.HasWildcards(name) ? ids : throw Several(client, name, parameter, ids);

    private string[] Matching(IEnumerable<T> items, string name)
    {
        T[] usable = items.Where(item => IdOf(item) is not null).ToArray();
        string[] exact = IdsOf(usable, item => NamesOf(item).Any(own => NamePattern.Equal(own, name)));
        return exact.Length > 0 ? exact
            : NamePattern.HasWildcards(name)
                ? IdsOf(usable, item => NamesOf(item).Any(own => NamePattern.Matches(own, name)))
            : MatchesWords ? IdsOf(usable, item => NamesOf(item).Any(own => NamePattern.HasWord(own, name)))
            : [];
    }

    private string[] IdsOf(IEnumerable<T> items, Func<T, bool> matches)
        => items.Where(matches).Select(item => IdOf(item)!).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(static id => id.Length).ThenBy(static id => id, StringComparer.Ordinal).ToArray();

    private async Task<List<T>> ListAsync(ConversationsClient client, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        var walk = new PageWalk<T>(List(client), $"the {Nouns.Many}");
        while (await walk.NextAsync(LargestPage, cancellationToken).ConfigureAwait(false) is { } page)
        {
            all.AddRange(page.Results);
        }

        return all;
    }

    private HubSpotValidationException Several(
        ConversationsClient client, string name, string parameter, string[] ids)
        => new(
            parameter,
            $"'{DisplayText.OneLine(name, 60)}' matches several {Nouns.Many}. Specify the id of one of them: "
            + NamePattern.List(Known(client.Directory)
                .Where(item => ids.Contains(IdOf(item), StringComparer.OrdinalIgnoreCase)).Select(Shown)) + ".");

    private HubSpotValidationException Unknown(string name, string parameter, List<T> all)
    {
        string[] existing = all.Where(item => IdOf(item) is not null).Select(Shown).ToArray();
        return new HubSpotValidationException(
            parameter,
            $"No {Nouns.One} matches '{DisplayText.OneLine(name, 60)}'. "
            + (existing.Length == 0
                ? $"The account has no {Nouns.Many}."
                : $"Specify the name or the id of an existing {Nouns.One}: {NamePattern.List(existing)}."));
    }

    private string Shown(T item)
    {
        string?[] names = [.. NamesOf(item).Where(name => name != item.ToString()).Take(1), IdOf(item)];
        return $"{item} ({string.Join(", ", names.OfType<string>())})";
    }
}
