using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Exports;

/// <summary>A hostile thread can neither run a script nor make a request, nor look like something else.</summary>
public sealed class ExportPageTests : IDisposable
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "main", "section", "header", "h1", "h2", "dl", "div", "dt", "dd", "article", "bdi",
        "span", "time", "ul", "li", "a", "p", "table", "tbody", "tr", "td", "b", "em", "br",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("page.html")]
    [InlineData("")]
    public void A_page_of_a_hostile_thread_has_no_scripts_and_no_addresses_except_links(string name)
    {
        IHtmlDocument page = Parse(Export(name));

        page.All.Select(static element => element.LocalName).Distinct().Except(Elements).ShouldBeEmpty();
        IAttr[] attributes = page.All.SelectMany(static element => element.Attributes).ToArray();
        attributes.Where(static attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
            || attribute.Name is "style" or "src" or "srcset" or "background" or "poster" or "ping" or "target" or "id").ShouldBeEmpty();
        attributes.Where(static attribute => attribute.Name == "href").ShouldAllBe(static attribute => attribute.Value == "http://evil.example/ping");
        page.QuerySelectorAll("style").ShouldHaveSingleItem().ParentElement!.LocalName.ShouldBe("head");
        page.QuerySelectorAll("meta[http-equiv]").Select(static meta => meta.GetAttribute("http-equiv"))
            .ShouldBe(["Content-Security-Policy", "x-dns-prefetch-control"]);
        page.QuerySelectorAll("main > section").Length.ShouldBe(1);
        page.QuerySelectorAll("main > section > article").Length.ShouldBe(HostileThread.Count);
        page.QuerySelectorAll("article article").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain("covers the page");
        page.Body.TextContent.ShouldContain("abcdefghijklmnopqr");
    }

    [Fact]
    public void A_page_has_a_language_a_title_and_headings_in_order()
    {
        IHtmlDocument page = Parse(Export("page.html"));

        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Title.ShouldBe("Conversations");
        page.QuerySelectorAll("h1:not([role=presentation])").ShouldHaveSingleItem();
        page.QuerySelectorAll("article :is(h1, h2)").ShouldAllBe(static heading => heading.GetAttribute("role") == "presentation");
        page.QuerySelectorAll("h2:not([role=presentation])").ShouldHaveSingleItem().TextContent.ShouldBe("</title></h1><script>alert(1)</script>");
        page.QuerySelectorAll("article").ShouldAllBe(static article => article.QuerySelector("header time[datetime]") != null);
        page.QuerySelectorAll("dt").Select(static name => name.TextContent).ShouldBe(["Contact", "Status", "Assigned to", "Inbox", "Channel", "Started", "Thread"]);
    }

    [Fact]
    public async Task A_browser_runs_nothing_and_requests_nothing()
    {
        string page = Export("page.html");
        File.ReadAllText(page).ShouldNotContain("<script", Case.Insensitive);
        if (!Browser.Exists)
        {
            return;
        }

        // The same HTML without the export shows that this test would see a script and a request.
        string raw = _folder.Write("raw.html", string.Concat(HostileThread.Html.Take(2)));
        (string rawContent, string[] rawRequests) = await Browser.OpenAsync(raw);
        rawContent.ShouldContain(HostileThread.Mark);
        rawRequests.ShouldNotBeEmpty();

        (string content, string[] requests) = await Browser.OpenAsync(page);

        requests.ShouldBeEmpty();
        content.ShouldContain("covers the page");
        content.ShouldNotContain(HostileThread.Mark);
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("page.md")]
    [InlineData("page.txt")]
    [InlineData("page.jsonl")]
    [InlineData("page.csv")]
    public void Texts_can_not_forge_messages(string name)
    {
        string path = Export(name);

        Transcripts.Ids(path).ShouldBe(Enumerable.Range(0, HostileThread.Count).Select(static index => $"m{index}"));
        Export(name, expected: 0);
        if (name != "page.jsonl")
        {
            File.ReadAllText(path).ShouldAllBe(static c => !char.IsControl(c) || c == '\n' || c == '\r' || c == '\t');
            File.ReadAllText(path).ShouldNotContain('\u202e');
        }
    }

    [Fact]
    public void A_cell_can_not_be_a_formula()
    {
        string[] cells = File.ReadAllText(Export("page.csv")).Split("\",\"");

        cells.ShouldAllBe(static cell => cell.TrimStart().Length == 0 || !"=+-@".Contains(cell.TrimStart()[0]));
        cells.ShouldContain("'=HYPERLINK(\"\"http://evil.example/csv\"\")");
        cells.ShouldContain("'  +cmd|' /C calc'!A0");
    }

    private static IHtmlDocument Parse(string path) => new HtmlParser().ParseDocument(File.ReadAllText(path));

    private string Export(string name, int expected = -1)
    {
        using LoopbackServer server = HostileThread.Serve();
        using ModuleSession session = ModuleSession.ConnectedTo(server.Uri);
        SessionResult result = session.Run(
            "param($path) Export-HubSpotThread -ThreadId 1 -Path $path", Path.Combine(_folder.Path, name));
        result["NewMessages"].ShouldBe(expected < 0 ? HostileThread.Count : expected);
        return (string)result["Path"]!;
    }
}
