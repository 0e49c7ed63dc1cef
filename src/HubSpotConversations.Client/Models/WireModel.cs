using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>
/// The base class of all resources that HubSpot returns. It keeps the fields that this version of the module doesn't
/// know.
/// </summary>
public abstract class WireModel : IWireModel
{
    private protected WireModel()
    {
    }

    /// <summary>
    /// The unknown fields by their JSON name, as plain .NET values (string, long, decimal, double, bool, null,
    /// dictionary, array). Empty if there are none.
    /// </summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties { get; private protected set; }
        = WireObject.NoFields;

    /// <summary>
    /// The names that the connection knows for the account's ids; null for values that the caller creates.
    /// </summary>
    internal IAccountNames? Account { get; set; }

    void IWireModel.KeepFields(IReadOnlyDictionary<string, object?> fields) => AdditionalProperties = fields;
}
