namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>A folder for one test, which is deleted afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("hubspot files [1] ").FullName;

    public string Path { get; }

    /// <summary>The names of the entries in it, including hidden ones.</summary>
    public IReadOnlyList<string> Names => Directory.GetFileSystemEntries(Path)
        .Select(static entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal).ToArray();

    public string Write(string name, string text = "text")
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
