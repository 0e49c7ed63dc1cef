using System.Text.Json;
using HubSpotConversations.Storage;
using HubSpotConversations.Text;

namespace HubSpotConversations.Profiles;

/// <summary>
/// Reads and writes the file with the saved profiles. A write replaces the whole file in one step, so an interrupted
/// one changes nothing.
/// </summary>
internal static class ProfileFile
{
    /// <summary>The fields of each profile, in the order of the file. Without a file, there are no profiles.</summary>
    /// <exception cref="HubSpotFileException">The file can't be read.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return [];
            }

            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.GetProperty("profiles"u8).EnumerateArray().Select(Fields).ToArray();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new HubSpotFileException(
                HubSpotFileProblem.NotRead,
                path,
                $"'{DisplayText.OneLine(path, 300)}' is not a file of profiles. Restore it, or delete it and register "
                + "the profiles again.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw HubSpotFileException.NotRead(path, exception);
        }
    }

    /// <summary>Writes the fields of all profiles. Only the current user can read a new file.</summary>
    /// <exception cref="HubSpotFileException">The file can't be written.</exception>
    public static void Write(string path, IEnumerable<IReadOnlyDictionary<string, string>> profiles)
    {
        string temporary = PartialFile.Beside(path);
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
            {
                WriteAll(json, profiles);
            }

#if NET
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
#endif
            PartialFile.Finish(temporary, path, overwrites: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            PartialFile.TryDelete(temporary);
            throw HubSpotFileException.NotSaved(path, exception);
        }
    }

    private static Dictionary<string, string> Fields(JsonElement profile)
        => profile.EnumerateObject()
            .Where(static field => field.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(static field => field.Name, static field => field.Value.GetString()!, StringComparer.Ordinal);

    private static void WriteAll(Utf8JsonWriter json, IEnumerable<IReadOnlyDictionary<string, string>> profiles)
    {
        json.WriteStartObject();
        json.WriteNumber("version"u8, 1);
        json.WriteStartArray("profiles"u8);
        foreach (IReadOnlyDictionary<string, string> profile in profiles)
        {
            json.WriteStartObject();
            foreach (KeyValuePair<string, string> field in profile)
            {
                json.WriteString(field.Key, field.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
