using HubSpotConversations.Paging;
using HubSpotConversations.Resources;

namespace HubSpotConversations.Listing;

/// <summary>The pages of one query.</summary>
internal delegate PageWalk<T> ListQuery<T>(ConversationsClient client)
    where T : class;
