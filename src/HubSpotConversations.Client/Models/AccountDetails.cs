using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Text;

namespace HubSpotConversations.Models;

/// <summary>The details of the HubSpot account that a token belongs to. HubSpot reports no name for it.</summary>
public sealed class AccountDetails : WireModel
{
    /// <summary>Creates an empty instance, for tests or for values of your own.</summary>
    public AccountDetails()
    {
    }

    internal AccountDetails(WireObject wire)
    {
        PortalId = wire.Integer("portalId"u8);
        AccountType = wire.Text("accountType"u8);
        UiDomain = wire.Text("uiDomain"u8);
        TimeZone = wire.Text("timeZone"u8);
        UtcOffset = wire.Text("utcOffset"u8);
        UtcOffsetMilliseconds = wire.Integer("utcOffsetMilliseconds"u8);
        DataHostingLocation = wire.Text("dataHostingLocation"u8);
        CompanyCurrency = wire.Text("companyCurrency"u8);
        AdditionalCurrencies = wire.List<string>("additionalCurrencies"u8, PlainValue.ToText);
    }

    /// <summary>The id of the account. HubSpot also calls it the Hub ID.</summary>
    public long? PortalId { get; init; }

    /// <summary>The type of the account; see <see cref="AccountTypes"/> for the known types.</summary>
    public string? AccountType { get; init; }

    /// <summary>The host of the account's web interface, for example app.hubspot.com.</summary>
    public string? UiDomain { get; init; }

    /// <summary>The time zone of the account, for example US/Eastern.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The difference from UTC, for example -05:00.</summary>
    public string? UtcOffset { get; init; }

    /// <summary>The difference from UTC in milliseconds.</summary>
    public long? UtcOffsetMilliseconds { get; init; }

    /// <summary>Where HubSpot stores the account's data, for example na1 or eu1.</summary>
    public string? DataHostingLocation { get; init; }

    /// <summary>The currency of the company, for example EUR.</summary>
    public string? CompanyCurrency { get; init; }

    /// <summary>The other currencies that the account uses.</summary>
    public IReadOnlyList<string> AdditionalCurrencies { get; init => field = PlainList.Of(value); }
        = PlainList.Of<string>([]);

    /// <summary>Returns the id and the type of the account.</summary>
    public override string ToString() => DisplayText.Of($"{PortalId} ({AccountType})");

    internal static AccountDetails? Read(JsonElement element)
        => WireObject.Read(element, static wire => new AccountDetails(wire));
}
