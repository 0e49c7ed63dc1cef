using HubSpotConversations.Models;
using HubSpotConversations.Tests.Client.Support;

namespace HubSpotConversations.Tests.Client.Rules;

/// <summary>What is said of a draft that is refused, having made sure that nothing was asked of HubSpot.</summary>
internal static class Refused
{
    public static async Task<HubSpotValidationException> Message(MessageDraft draft)
    {
        StubHandler handler = Api.Accepting();
        HubSpotValidationException refusal = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(handler).Threads.SendMessageAsync(draft, Api.TestEnd));
        handler.Requests.ShouldBeEmpty();
        return refusal;
    }

    public static async Task<HubSpotValidationException> Comment(CommentDraft draft)
    {
        StubHandler handler = Api.Accepting();
        HubSpotValidationException refusal = await Should.ThrowAsync<HubSpotValidationException>(
            async () => await Api.Over(handler).Threads.AddCommentAsync(draft, Api.TestEnd));
        handler.Requests.ShouldBeEmpty();
        return refusal;
    }
}
