namespace HubSpotConversations.Json;

/// <summary>An object that keeps the fields that this version of the module doesn't know.</summary>
internal interface IWireModel
{
    /// <summary>Sets the unknown fields by their JSON name, as plain .NET values.</summary>
    void KeepFields(IReadOnlyDictionary<string, object?> fields);
}
