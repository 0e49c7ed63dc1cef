using HubSpotConversations.Models;
using HubSpotConversations.Text;

namespace HubSpotConversations;

/// <summary>The account of a connection, with its API usage of today.</summary>
public sealed class HubSpotAccount
{
    internal HubSpotAccount(AccountDetails details, ApiUsage? usage)
    {
        PortalId = details.PortalId;
        AccountType = details.AccountType;
        UiDomain = details.UiDomain;
        TimeZone = details.TimeZone;
        UtcOffset = details.UtcOffset;
        DataHostingLocation = details.DataHostingLocation;
        CompanyCurrency = details.CompanyCurrency;
        AdditionalCurrencies = details.AdditionalCurrencies;
        AdditionalProperties = details.AdditionalProperties;
        CurrentUsage = usage?.CurrentUsage;
        UsageLimit = usage?.UsageLimit;
        CollectedAt = usage?.CollectedAt;
        ResetsAt = usage?.ResetsAt;
    }

    /// <summary>The id of the account. HubSpot also calls it the Hub ID.</summary>
    public long? PortalId { get; }

    /// <summary>The type of the account: STANDARD, SANDBOX, DEVELOPER_TEST or APP_DEVELOPER.</summary>
    public string? AccountType { get; }

    /// <summary>The host of the account's web interface, for example app.hubspot.com.</summary>
    public string? UiDomain { get; }

    /// <summary>The time zone of the account, for example US/Eastern.</summary>
    public string? TimeZone { get; }

    /// <summary>The difference of that time zone from UTC, for example -05:00.</summary>
    public string? UtcOffset { get; }

    /// <summary>Where HubSpot stores the account's data, for example na1 or eu1.</summary>
    public string? DataHostingLocation { get; }

    /// <summary>The currency of the company, for example EUR.</summary>
    public string? CompanyCurrency { get; }

    /// <summary>The other currencies that the account uses.</summary>
    public IReadOnlyList<string> AdditionalCurrencies { get; }

    /// <summary>All currencies as one text, the company's currency first.</summary>
    public string Currencies
        => string.Join(", ", new[] { CompanyCurrency }.Concat(AdditionalCurrencies).OfType<string>());

    /// <summary>The number of API calls today; null if the token may not read it.</summary>
    public long? CurrentUsage { get; }

    /// <summary>The maximum number of API calls a day; null if the token may not read it.</summary>
    public long? UsageLimit { get; }

    /// <summary>When HubSpot counted the calls; null if the token may not read it.</summary>
    public DateTimeOffset? CollectedAt { get; }

    /// <summary>When HubSpot starts to count from zero again; null if HubSpot doesn't report it.</summary>
    public DateTimeOffset? ResetsAt { get; }

    /// <summary>The fields of the details that this version of the module doesn't know, by their JSON name.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties { get; }

    /// <summary>Returns the id and the type of the account.</summary>
    public override string ToString() => DisplayText.Of($"{PortalId} ({AccountType})");
}
