using System.Globalization;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Profiles;

/// <summary>The profiles of the current user. Names are case-insensitive.</summary>
internal static class ProfileStore
{
    private static readonly object Gate = new();

    /// <summary>The path of the file: the one in the environment variable, or one in the user's settings.</summary>
    public static string Path => EnvironmentVariables.Find(EnvironmentVariables.ProfilePath) is { } given
        ? System.IO.Path.GetFullPath(given)
        : System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "HubSpotConversations",
            "profiles.json");

    /// <summary>All profiles, sorted by name.</summary>
    public static IReadOnlyList<HubSpotProfile> All => ProfileFile.Read(Path)
        .Where(static fields => fields.ContainsKey(nameof(HubSpotProfile.Name)) && fields.ContainsKey(nameof(HubSpotProfile.SecretName)))
        .Select(OfFields)
        .OrderBy(static profile => profile.Name, StringComparer.OrdinalIgnoreCase)
        .ToArray();

    /// <summary>Finds a profile.</summary>
    /// <exception cref="HubSpotValidationException">There is no profile with this name.</exception>
    public static HubSpotProfile Get(string name)
    {
        IReadOnlyList<HubSpotProfile> all = All;
        return all.FirstOrDefault(profile => Is(profile, name)) ?? throw new HubSpotValidationException(
            nameof(HubSpotProfile.Name),
            $"There is no profile '{Text.DisplayText.OneLine(name, 60)}'. "
            + (all.Count == 0
                ? "Save one with Register-HubSpotProfile."
                : $"The profiles are: {Text.DisplayText.OneLine(string.Join(", ", all), 300)}."));
    }

    /// <summary>Whether a profile with this name exists.</summary>
    public static bool Has(string name) => All.Any(profile => Is(profile, name));

    /// <summary>Adds a profile, or replaces the one with its name.</summary>
    public static void Save(HubSpotProfile profile) => Change(profile.Name, profile);

    /// <summary>Removes a profile.</summary>
    public static void Remove(string name) => Change(name, saved: null);

    private static void Change(string name, HubSpotProfile? saved)
    {
        lock (Gate)
        {
            IEnumerable<HubSpotProfile> others = All.Where(profile => !Is(profile, name));
            ProfileFile.Write(Path, (saved is null ? others : others.Append(saved)).Select(FieldsOf).ToArray());
        }
    }

    private static bool Is(HubSpotProfile profile, string name)
        => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> FieldsOf(HubSpotProfile profile)
    {
        (string Name, string? Value)[] fields =
        [
            (nameof(profile.Name), profile.Name),
            (nameof(profile.DefaultSender), profile.DefaultSender),
            (nameof(profile.BaseUri), profile.BaseUri?.OriginalString),
            (nameof(profile.ApiVersion), profile.ApiVersion),
            (nameof(profile.Proxy), profile.Proxy?.OriginalString),
            (nameof(profile.RateLimit), profile.RateLimit?.ToString(CultureInfo.InvariantCulture)),
            (nameof(profile.ClientId), profile.ClientId),
            (nameof(profile.Vault), profile.Vault),
            (nameof(profile.SecretName), profile.SecretName),
            (nameof(profile.OwnsSecret), profile.OwnsSecret ? "true" : null),
        ];
        return fields.Where(static field => field.Value is not null)
            .ToDictionary(static field => field.Name, static field => field.Value!, StringComparer.Ordinal);
    }

    private static HubSpotProfile OfFields(IReadOnlyDictionary<string, string> fields)
    {
        return new HubSpotProfile
        {
            Name = fields[nameof(HubSpotProfile.Name)],
            DefaultSender = Find(nameof(HubSpotProfile.DefaultSender)),
            BaseUri = Address(nameof(HubSpotProfile.BaseUri)),
            ApiVersion = Find(nameof(HubSpotProfile.ApiVersion)),
            Proxy = Address(nameof(HubSpotProfile.Proxy)),
            RateLimit = int.TryParse(Find(nameof(HubSpotProfile.RateLimit)), NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
                ? limit
                : null,
            ClientId = Find(nameof(HubSpotProfile.ClientId)),
            Vault = Find(nameof(HubSpotProfile.Vault)),
            SecretName = fields[nameof(HubSpotProfile.SecretName)],
            OwnsSecret = Find(nameof(HubSpotProfile.OwnsSecret)) == "true",
        };

        string? Find(string name) => fields.TryGetValue(name, out string? value) ? value : null;

        Uri? Address(string name) => Uri.TryCreate(Find(name), UriKind.Absolute, out Uri? address) ? address : null;
    }
}
