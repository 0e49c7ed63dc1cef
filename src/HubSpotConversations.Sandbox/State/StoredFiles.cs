using System.Globalization;

namespace HubSpotConversations.Sandbox.State;

/// <summary>The files of the account.</summary>
internal sealed class StoredFiles
{
    private readonly Dictionary<string, StoredFile> _files = new(StringComparer.Ordinal);
    private long _last = 200000;

    public StoredFiles Copy()
    {
        var copy = new StoredFiles { _last = _last };
        foreach (StoredFile file in _files.Values)
        {
            copy.Add(file);
        }

        return copy;
    }

    public string NextId() => (++_last).ToString(CultureInfo.InvariantCulture);

    public void Add(StoredFile file) => _files.Add(file.Id, file);

    public StoredFile? Find(string id) => _files.TryGetValue(id, out StoredFile? file) ? file : null;
}
