using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.Routing;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Resources;

/// <summary>All resources of the account.</summary>
internal static class ResourceList
{
    public static IEnumerable<IResource> Of(AccountState state, SandboxOptions options) =>
    [
        new SendResource(state, options),
        new MessageResource(state, options),
        new ThreadResource(state, options),
        new ThreadChangeResource(state),
        new AssigneeResource(state, options),
        new InboxResource(state),
        new ChannelResource(state),
        new ChannelAccountResource(state),
        new ActorResource(state),
        new OwnerResource(state),
        new ContactResource(state),
        new AccountResource(state, options),
        new VisitorTokenResource(state),
        new CustomChannelResource(state),
        new CustomChannelAccountResource(state),
        new ChannelMessageResource(state),
        new WebhookSubscriptionResource(state),
        new WebhookSettingResource(state),
        new FileResource(state),
        new SignedFileResource(state),
        new OAuthResource(state),
    ];
}
