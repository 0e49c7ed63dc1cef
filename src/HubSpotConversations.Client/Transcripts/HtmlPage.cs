using System.Net;

namespace HubSpotConversations.Transcripts;

/// <summary>The frame of a page with conversations: its style, and the policy that keeps it from the network.</summary>
internal static class HtmlPage
{
    /// <summary>The first line of each page.</summary>
    public const string FirstLine = "<!DOCTYPE html><!--HubSpotConversations transcript-->";

    /// <summary>The end of a page.</summary>
    public const string End = "</main>\n</body>\n</html>\n";

    // Pictures can come only from files beside the page.
    private const string Policy
        = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'";

    private const string Style = """
        :root { color-scheme: light dark; --page: #f4f5f7; --text: #1d2530; --soft: #57606c; --line: #d3d8de;
          --in: #ffffff; --out: #dfeefc; --note: #fff6d6; --note-line: #8a6d00; --link: #0b5cad; --bad: #a3231a; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #14181d; --text: #e6eaef; --soft: #a3adb8; --line: #39424d;
            --in: #20262d; --out: #17344f; --note: #3a3212; --note-line: #d9b84a; --link: #7cb8f5; --bad: #ff9a90; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        h1, h2 { margin: 0 0 .75rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
        main > h1 { margin-bottom: 2rem; font-size: 2rem; }
        a { color: var(--link); }
        .thread + .thread { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }
        .about { margin-bottom: 1.5rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
        .about dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .35rem 1.5rem;
          margin: 0; }
        .about dt { font-size: .8rem; color: var(--soft); }
        .about dd { margin: 0; overflow-wrap: anywhere; }
        article { width: fit-content; max-width: 88%; margin: 0 0 .9rem; padding: .6rem .9rem .7rem;
          border: 1px solid var(--line); border-radius: .9rem; background: var(--in); overflow-wrap: anywhere; }
        .incoming { border-bottom-left-radius: .2rem; }
        .outgoing { margin-left: auto; background: var(--out); border-bottom-right-radius: .2rem; }
        .comment { margin-left: auto; background: var(--note); border: 1px dashed var(--note-line); }
        article header { margin-bottom: .25rem; font-size: .85rem; color: var(--soft); }
        .author { font-weight: 600; color: var(--text); }
        .label { padding: 0 .4rem; border: 1px solid currentColor; border-radius: .6rem; font-size: .75rem; }
        time { white-space: nowrap; }
        .plain { white-space: pre-wrap; }
        .body > :first-child { margin-top: 0; } .body > :last-child { margin-bottom: 0; }
        .body :is(h1, h2, h3, h4, h5, h6) { margin: .75rem 0 .25rem; font-size: 1.05rem; }
        .body pre { overflow-x: auto; white-space: pre-wrap; }
        .body blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--soft); }
        .body table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
        .body td, .body th { padding: .15rem .4rem; text-align: start; vertical-align: top; }
        .files { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; margin: .6rem 0 0; padding: 0;
          font-size: .9rem; }
        .files li { padding: .25rem .6rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--page); }
        .files img { display: block; max-width: 100%; max-height: 14rem; margin: .25rem 0; border-radius: .3rem; }
        .note { margin: .5rem 0 0; font-size: .9rem; font-weight: 600; color: var(--bad); }
        .change { margin: 0 0 .9rem; text-align: center; font-size: .85rem; color: var(--soft); }
        @media (max-width: 36rem) { main { padding: 1rem .75rem 2rem; } article { max-width: 96%; } }
        @media print {
          :root { --page: #fff; --text: #000; --soft: #444; --line: #999; --in: #fff; --out: #fff; --note: #fff;
            --note-line: #666; --link: #000; --bad: #000; }
          main { max-width: none; padding: 0; } article { max-width: 92%; } header, .change { break-inside: avoid; }
          article { break-inside: auto; } .thread + .thread { break-before: page; border: 0; margin: 0; padding: 0; }
          .body a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; } }
        """;

    /// <summary>The start of a page.</summary>
    /// <param name="title">The title.</param>
    /// <param name="hasTitle">Whether the page shows it. A page with one thread has the heading of the thread.</param>
    public static string Start(string title, bool hasTitle)
    {
        string shown = WebUtility.HtmlEncode(title);
        return $"""
            {FirstLine}
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta http-equiv="x-dns-prefetch-control" content="off">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{shown}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            {(hasTitle ? $"<h1>{shown}</h1>" : string.Empty)}

            """.Replace("\r\n", "\n");
    }
}
