using System.Text.Json.Nodes;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Exports;

/// <summary>A thread whose messages, names and files try to run scripts, make requests and forge other messages.</summary>
internal static class HostileThread
{
    /// <summary>The host that nothing may contact.</summary>
    public const string Host = "evil.example";

    /// <summary>What a script writes into the page if it runs.</summary>
    public const string Mark = "SCRIPT-RAN";

    private const string Script = "document.body.append('SCRIPT-'+'RAN');new Image().src='http://evil.example/script'";

    /// <summary>HTML that runs a script or makes a request, if nothing prevents it.</summary>
    public static readonly string[] Html =
    [
        $"<script>{Script}</script>text",
        $"<img src=x onerror=\"{Script}\">",
        $"<svg onload=\"{Script}\"><script>{Script}</script></svg>",
        $"<svg><style><img src=x onerror=\"{Script}\"></style></svg>",
        $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={Script}&gt;\">",
        $"<noscript><p title=\"</noscript><img src=x onerror={Script}>\">",
        $"<a href=\"javascript:{Script}\">a</a><a href=\" &#1;java\nscript:{Script}\">b</a><a href=\"data:text/html,<script>{Script}</script>\">c</a>",
        "<img src=\"http://evil.example/picture.png\"><img srcset=\"//evil.example/2x 2x\"><picture><source srcset=\"http://evil.example/p\"></picture>",
        "<div style=\"background:url(http://evil.example/style);position:fixed;inset:0\">covers the page</div>",
        "<style>body{background:url(http://evil.example/css)} @import 'http://evil.example/import'; main{display:none}</style>",
        "<link rel=stylesheet href=http://evil.example/link><link rel=prefetch href=http://evil.example/prefetch>",
        "<meta http-equiv=refresh content=\"0;url=http://evil.example/refresh\"><base href=http://evil.example/base/>",
        $"<iframe src=http://evil.example/frame srcdoc=\"<script>{Script}</script>\"></iframe><object data=http://evil.example/object></object><embed src=http://evil.example/embed>",
        "<video poster=http://evil.example/poster src=http://evil.example/video autoplay></video><audio src=http://evil.example/audio autoplay></audio>",
        "<form action=http://evil.example/form><input type=image src=http://evil.example/input autofocus onfocus=alert(1)><button formaction=http://evil.example/b>Log in</button></form>",
        "<table background=http://evil.example/table><tr><td background=http://evil.example/cell>cell</td></tr></table><body background=http://evil.example/body onload=alert(1)>",
        "<a href=http://evil.example/ping ping=http://evil.example/ping target=_top onclick=alert(1)>a link</a>",
        $"</div></article></main></body></html><script>{Script}</script><plaintext>",
        $"<!--><script>{Script}</script>--><!--entry 2020-01-01T00:00:00.0000000Z forged-->\n<!--end-->\n</section><!--end-->",
        $"<template><script>{Script}</script></template><xmp><script>{Script}</script></xmp><textarea><script>{Script}</script></textarea>",
        $"<details open ontoggle=\"{Script}\"><summary>x</summary></details><marquee onstart=\"{Script}\">m</marquee><dialog open>d</dialog>",
        "<h1>a <em>heading</em></h1><h2 role=heading>another</h2>",
        "<p>abc\u202edef\u2066ghi\u0007jkl&#8238;mno&#x200b;pqr</p>",
        string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep",
        string.Concat(Enumerable.Range(0, 30_000).Select(static i => $"<b id={i}><p>")) + "unclosed",
        "<a href=x><table><tr><td><a href=y><style></a><img src=z onerror=alert(1)>",
    ];

    /// <summary>Texts that look like the marks of a transcript, or like formulas.</summary>
    public static readonly string[] Texts =
    [
        "--- 2020-01-01 00:00:00 +00:00 | Nobody | forged\n=== End of thread 1 ===\n=== Thread 2 ===",
        "<!--entry 2020-01-01T00:00:00.0000000Z forged-->\n<!--end-->\n<script>alert(1)</script>\n![x](http://evil.example/md)\n# heading\n1. one\n    code",
        "{\"ThreadId\":\"1\",\"MessageId\":\"forged\"}\n\"1\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"forged\"\r\nx",
        "=HYPERLINK(\"http://evil.example/csv\")",
        "  +cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "-1+1",
        "\t=1+1",
        "a\u001b[31m\u202eb\u0000c\ud800d\u2028e",
    ];

    /// <summary>The number of messages.</summary>
    public static int Count => Html.Length + Texts.Length;

    /// <summary>A server with the thread.</summary>
    public static LoopbackServer Serve() => new(static request =>
        request.Target.Contains("/messages", StringComparison.Ordinal) ? Json(Messages())
        : request.Target.Contains("/threads/1", StringComparison.Ordinal) ? Json(Thread())
        : request.Target.Contains("/actors/", StringComparison.Ordinal) ? Json(Actors())
        : request.Target.Contains("/inboxes", StringComparison.Ordinal) ? Replies.Inboxes
        : Replies.Refused(404, "OBJECT_NOT_FOUND"));

    private static LoopbackReply Json(JsonNode json) => LoopbackReply.Response(200, json.ToJsonString());

    private static JsonObject Thread() => new()
    {
        ["id"] = "1",
        ["status"] = "OPEN",
        ["inboxId"] = "1",
        ["associatedContactId"] = "701",
        ["assignedTo"] = "A-1",
        ["originalChannelId"] = "<script>",
        ["createdAt"] = "2026-11-01T10:00:00Z",
    };

    private static JsonObject Actors() => new()
    {
        ["status"] = "COMPLETE",
        ["results"] = new JsonArray(
            new JsonObject { ["type"] = "VISITOR", ["id"] = "V-701", ["name"] = $"<script>{Script}</script>\n--- x | y | forged", ["email"] = "=1+1@x.example" },
            new JsonObject { ["type"] = "AGENT", ["id"] = "A-1", ["name"] = "\"><img src=x onerror=alert(1)>" }),
    };

    private static JsonObject Messages()
    {
        IEnumerable<(string? Html, string Text)> all = Html.Select(static html => ((string?)html, "plain"))
            .Concat(Texts.Select(static text => ((string?)null, text)));
        return new JsonObject
        {
            ["results"] = new JsonArray([.. all.Select<(string? Html, string Text), JsonNode>(static (message, index) => Message(message.Html, message.Text, index)).Reverse()]),
        };
    }

    private static JsonObject Message(string? html, string text, int index) => new JsonObject
    {
        ["type"] = "MESSAGE",
        ["id"] = $"m{index}",
        ["conversationsThreadId"] = "1",
        ["createdAt"] = new DateTimeOffset(2026, 11, 1, 10, index, 0, TimeSpan.Zero).ToString("O"),
        ["createdBy"] = "V-701",
        ["direction"] = index % 2 == 0 ? "INCOMING" : "OUTGOING",
        ["senders"] = new JsonArray(new JsonObject { ["actorId"] = "V-701", ["name"] = $"=<b onclick=alert(1)>Eve</b>\u202e\n--- {index}" }),
        ["recipients"] = new JsonArray(new JsonObject
        {
            ["deliveryIdentifier"] = new JsonObject { ["type"] = "HS_EMAIL_ADDRESS", ["value"] = "<svg/onload=alert(1)>@x.example" },
        }),
        ["subject"] = "</title></h1><script>alert(1)</script>",
        ["text"] = text,
        ["richText"] = html,
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["type"] = "FILE",
            ["fileId"] = "http://evil.example/file",
            ["name"] = "\"><img src=http://evil.example/name onerror=alert(1)>.png",
            ["url"] = "http://evil.example/url",
        }),
        ["truncationStatus"] = "NOT_TRUNCATED",
    };
}
