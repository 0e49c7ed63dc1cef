using System.Collections.ObjectModel;

namespace HubSpotConversations.Models;

/// <summary>
/// What every resource that HubSpot answers has: the fields that this version of the module does not know.
/// </summary>
public abstract class WireModel
{
    internal static readonly IReadOnlyDictionary<string, object?> NothingMore =
        new ReadOnlyDictionary<string, object?>(new Dictionary<string, object?>(0, StringComparer.Ordinal));

    private protected WireModel()
    {
    }

    /// <summary>
    /// The fields beyond the known ones, by their wire name, as plain .NET values (string, long, decimal, double, bool,
    /// null, dictionary, array). Empty when there are none.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties { get; internal set; } = NothingMore;

    /// <summary>
    /// What the connection that it came over knows of its account, for names beside ids; null for values of one's own.
    /// </summary>
    internal AccountDirectory? Account { get; set; }
}
