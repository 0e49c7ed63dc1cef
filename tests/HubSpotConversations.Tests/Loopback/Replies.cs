namespace HubSpotConversations.Tests.Loopback;

/// <summary>The answers that tests use again and again, in the shapes of the contract.</summary>
internal static class Replies
{
    public const string CorrelationId = "0e9f1ab2-1111-4222-8333-444455556666";

    /// <summary>A message was accepted.</summary>
    public static LoopbackReply Sent { get; } = LoopbackReply.Answer(
        201, """{"type":"MESSAGE","id":"m1","conversationsThreadId":"123","text":"Hi"}""");

    /// <summary>A comment was stored.</summary>
    public static LoopbackReply Added { get; } = LoopbackReply.Answer(
        201, """{"type":"COMMENT","id":"c1","conversationsThreadId":"123","text":"Hi"}""");

    /// <summary>A page of one inbox: the answer to the check of a token.</summary>
    public static LoopbackReply Inboxes { get; } = LoopbackReply.Answer(
        200, """{"total":1,"results":[{"id":"1","name":"Sales","type":"INBOX"}]}""");

    /// <summary>A refusal with two causes.</summary>
    public static LoopbackReply Refused(int status, string category = "VALIDATION_ERROR") => LoopbackReply.Answer(
        status,
        $$"""
        {"status":"error","message":"Multiple errors validating request.","correlationId":"{{CorrelationId}}","category":"{{category}}",
        "errors":[{"message":"Actor type VISITOR is not supported for sending","subCategory":"ConversationsApiError.UNSUPPORTED_ACTOR_TYPE"},
        {"message":"Text is too long","in":"text"}]}
        """);

    /// <summary>A token that is not accepted.</summary>
    public static LoopbackReply Unauthorized(string category = "INVALID_AUTHENTICATION") => LoopbackReply.Answer(
        401,
        $$"""{"status":"error","message":"Authentication credentials not found.","correlationId":"{{CorrelationId}}","category":"{{category}}"}""");

    /// <summary>A token without the scopes.</summary>
    public static LoopbackReply ScopesMissing { get; } = LoopbackReply.Answer(
        403,
        $$"""
        {"status":"error","message":"This app hasn't been granted all required scopes.","correlationId":"{{CorrelationId}}",
        "category":"MISSING_SCOPES","links":{"scopes":"https://developers.hubspot.com/scopes"},
        "errors":[{"message":"One or more scopes are missing","context":{"requiredGranularScopes":["conversations.write","files"]} }]}
        """);

    /// <summary>A limit is used up.</summary>
    public static LoopbackReply LimitReached(string policy, params string[] headers) => LoopbackReply.Answer(
        429,
        $$"""
        {"status":"error","message":"You have reached your limit.","errorType":"RATE_LIMIT","correlationId":"{{CorrelationId}}",
        "policyName":"{{policy}}","groupName":"app"}
        """,
        headers: headers);

    /// <summary>A page that some proxy made.</summary>
    public static LoopbackReply Page(int status) => LoopbackReply.Answer(
        status, "<html><body><h1>Bad gateway</h1></body></html>", "text/html");
}
