using System.Globalization;
using HubSpotConversations.Models;

namespace HubSpotConversations.Binding;

/// <summary>Reads the attachments that only a channel message can have from property bags.</summary>
internal static class ChannelAttachmentReader
{
    /// <summary>The attachment in a property bag; null if it is of another kind.</summary>
    public static Attachment? Of(PropertyBag bag) => bag.Constant("Type") switch
    {
        AttachmentTypes.Location => new LocationAttachment
        {
            Type = AttachmentTypes.Location,
            Latitude = Number(bag, "Latitude"),
            Longitude = Number(bag, "Longitude"),
            Name = bag.Text("Name"),
            Address = bag.Text("Address"),
            Url = bag.Text("Url"),
        },
        AttachmentTypes.Contact => new ContactAttachment
        {
            Type = AttachmentTypes.Contact,
            ContactProfile = One(bag, "ContactProfile", ReadProfile),
        },
        AttachmentTypes.MessageHeader => new MessageHeaderAttachment
        {
            Type = AttachmentTypes.MessageHeader,
            Text = bag.Text("Text"),
            FileId = long.TryParse(bag.Text("FileId"), NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null,
        },
        AttachmentTypes.UnsupportedContent => new UnsupportedContentAttachment { Type = AttachmentTypes.UnsupportedContent },
        _ => null,
    };

    private static ContactProfile ReadProfile(PropertyBag bag) => new()
    {
        Name = One(bag, "Name", static name => new ContactName
        {
            Prefix = name.Text("Prefix"),
            FirstName = name.Text("FirstName"),
            MiddleName = name.Text("MiddleName"),
            LastName = name.Text("LastName"),
            Suffix = name.Text("Suffix"),
        }),
        Org = One(bag, "Org", static organization => new ContactOrganization
        {
            Company = organization.Text("Company"),
            Department = organization.Text("Department"),
            Title = organization.Text("Title"),
        }),
        Addresses = bag.All("Addresses", static address => new ContactAddress
        {
            Type = address.Constant("Type"),
            Street = address.Text("Street"),
            City = address.Text("City"),
            State = address.Text("State"),
            Zip = address.Text("Zip"),
            Country = address.Text("Country"),
            CountryCode = address.Text("CountryCode"),
        }),
        Emails = bag.All("Emails", static item => new ContactEmail { Email = item.Text("Email"), Type = item.Constant("Type") }),
        Phones = bag.All("Phones", static item => new ContactPhone { Phone = item.Text("Phone"), Type = item.Constant("Type") }),
        Urls = bag.All("Urls", static item => new ContactUrl { Url = item.Text("Url"), Type = item.Constant("Type") }),
    };

    private static T? One<T>(PropertyBag bag, string name, Func<PropertyBag, T?> read)
        where T : class
        => bag.All(name, read).FirstOrDefault();

    private static double? Number(PropertyBag bag, string name)
        => double.TryParse(bag.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
