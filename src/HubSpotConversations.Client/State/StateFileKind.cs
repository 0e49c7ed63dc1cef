namespace HubSpotConversations.State;

/// <summary>What a state file belongs to.</summary>
/// <param name="Field">The field in the first line that identifies the file, such as "watch".</param>
/// <param name="Cmdlet">The cmdlet that writes the file.</param>
internal sealed record StateFileKind(string Field, string Cmdlet)
{
    public static readonly StateFileKind Watch = new("watch", "Watch-HubSpotThread");

    public static readonly StateFileKind Webhook = new("webhook", "ConvertFrom-HubSpotWebhook");
}
