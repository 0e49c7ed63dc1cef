using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Rules;

/// <summary>Sends a draft that the client must reject without a request, and returns the error.</summary>
internal static class Rejection
{
    public static async Task<HubSpotValidationException> OfMessage(MessageDraft draft)
    {
        StubHandler handler = Api.Accepting();
        HubSpotValidationException rejection = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(handler).Threads.SendMessageAsync(draft, Api.TestEnd));
        handler.Requests.ShouldBeEmpty();
        return rejection;
    }

    public static async Task<HubSpotValidationException> OfComment(CommentDraft draft)
    {
        StubHandler handler = Api.Accepting();
        HubSpotValidationException rejection = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(handler).Threads.AddCommentAsync(draft, Api.TestEnd));
        handler.Requests.ShouldBeEmpty();
        return rejection;
    }
}
