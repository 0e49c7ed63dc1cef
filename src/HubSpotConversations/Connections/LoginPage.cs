namespace HubSpotConversations.Connections;

/// <summary>The page that the browser shows at the end of a login. It loads nothing and runs nothing.</summary>
internal static class LoginPage
{
    public static string Of(string text) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>HubSpotConversations</title>
        <style>body { font: 1.1rem system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem }</style>
        </head>
        <body><h1>HubSpotConversations</h1><p>{{text}}</p></body>
        </html>
        """;
}
