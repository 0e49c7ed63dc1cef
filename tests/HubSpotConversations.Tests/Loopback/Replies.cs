namespace HubSpotConversations.Tests.Loopback;

/// <summary>Responses that many tests share, in the format of the API contract.</summary>
internal static class Replies
{
    public const string CorrelationId = "0e9f1ab2-1111-4222-8333-444455556666";

    /// <summary>A message was accepted.</summary>
    public static LoopbackReply Sent { get; } = LoopbackReply.Response(
        201, """{"type":"MESSAGE","id":"m1","conversationsThreadId":"123","text":"Hi"}""");

    /// <summary>A comment was stored.</summary>
    public static LoopbackReply Added { get; } = LoopbackReply.Response(
        201, """{"type":"COMMENT","id":"c1","conversationsThreadId":"123","text":"Hi"}""");

    /// <summary>A page with one inbox, which is the response to the token check.</summary>
    public static LoopbackReply Inboxes { get; } = LoopbackReply.Response(
        200, """{"total":1,"results":[{"id":"1","name":"Sales","type":"INBOX"}]}""");

    /// <summary>An error response that lists two causes.</summary>
    public static LoopbackReply Refused(int status, string category = "VALIDATION_ERROR") => LoopbackReply.Response(
        status,
        $$"""
        {"status":"error","message":"Multiple errors validating request.","correlationId":"{{CorrelationId}}","category":"{{category}}",
        "errors":[{"message":"Actor type VISITOR is not supported for sending","subCategory":"ConversationsApiError.UNSUPPORTED_ACTOR_TYPE"},
        {"message":"Text is too long","in":"text"}]}
        """);

    /// <summary>The response to an invalid token.</summary>
    public static LoopbackReply Unauthorized(string category = "INVALID_AUTHENTICATION") => LoopbackReply.Response(
        401,
        $$"""{"status":"error","message":"Authentication credentials not found.","correlationId":"{{CorrelationId}}","category":"{{category}}"}""");

    /// <summary>The response to a token that lacks the required scopes.</summary>
    public static LoopbackReply ScopesMissing { get; } = LoopbackReply.Response(
        403,
        $$"""
        {"status":"error","message":"This app hasn't been granted all required scopes.","correlationId":"{{CorrelationId}}",
        "category":"MISSING_SCOPES","links":{"scopes":"https://developers.hubspot.com/scopes"},
        "errors":[{"message":"One or more scopes are missing","context":{"requiredGranularScopes":["conversations.write","files"]} }]}
        """);

    /// <summary>The response when a rate limit is reached.</summary>
    public static LoopbackReply LimitReached(string policy, params string[] headers) => LoopbackReply.Response(
        429,
        $$"""
        {"status":"error","message":"You have reached your limit.","errorType":"RATE_LIMIT","correlationId":"{{CorrelationId}}",
        "policyName":"{{policy}}","groupName":"app"}
        """,
        headers: headers);

    /// <summary>An HTML error page from a proxy.</summary>
    public static LoopbackReply Page(int status) => LoopbackReply.Response(
        status, "<html><body><h1>Bad gateway</h1></body></html>", "text/html");
}
