using System.Globalization;
using System.Net;
using System.Text;
using HubSpotConversations.Text;

namespace HubSpotConversations.Formatting;

/// <summary>
/// Writes a report as one HTML page with charts. The page needs no network and no script, and names from outside are
/// encoded.
/// </summary>
internal sealed class ReportPage
{
    private const string Style = """
        :root{color-scheme:light dark;--text:#1c2733;--soft:#5b6b7b;--line:#dfe5eb;--card:#f6f8fa;--in:#2f6fb5;--out:#e07a3f}
        @media(prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9aa7b4;--line:#33404d;--card:#1b232b;--in:#6aa9ec;--out:#f29d66}}
        body{font:16px/1.5 system-ui,sans-serif;color:var(--text);background:Canvas;max-width:60rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem;margin:.5rem 0 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}p,.key{color:var(--soft);margin:0 0 1rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.75rem}
        .tile{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem}
        .tile b{display:block;font-size:1.3rem;white-space:nowrap}.tile span{color:var(--soft);font-size:.85rem}
        svg{width:100%;height:auto;display:block}svg text{fill:var(--soft);font:12px system-ui,sans-serif}
        .in{fill:var(--in)}.out{fill:var(--out)}.axis{stroke:var(--line)}
        .key i{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin:0 .3em 0 .8em}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
        th,td{text-align:right;padding:.35rem .6rem;border-bottom:1px solid var(--line);white-space:nowrap}
        th:first-child,td:first-child{text-align:left}th{color:var(--soft);font-weight:600}
        td:first-child{max-width:16rem;overflow:hidden;text-overflow:ellipsis}
        @media print{section{break-inside:avoid}body{max-width:none}}
        """;

    private readonly StringBuilder _page = new();

    /// <summary>Creates the page.</summary>
    /// <param name="total">The figures of all threads.</param>
    /// <param name="sections">The rows of each section, by its title.</param>
    /// <param name="period">The period of the report.</param>
    public static string Of(
        HubSpotThreadReport total, IEnumerable<(string Title, IReadOnlyList<HubSpotThreadReport> Rows)> sections, string period)
    {
        var page = new ReportPage();
        page.Head(period);
        page.Tiles(total);
        foreach ((string title, IReadOnlyList<HubSpotThreadReport> rows) in sections)
        {
            page.Section(title, rows);
        }

        return page._page.Append("</main></body></html>\n").ToString();
    }

    private void Head(string period) => _page
        .Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .Append("<title>Conversations report</title><style>").Append(Style).Append("</style></head>\n<body><main>")
        .Append("<h1>Conversations report</h1><p>").Append(Text(period)).Append("</p>\n");

    private void Tiles(HubSpotThreadReport total)
    {
        _page.Append("<div class=\"tiles\">");
        foreach ((string value, string name) in new[]
        {
            (Number(total.Opened), "threads opened"),
            (Number(total.Closed), "closed"),
            (Number(total.Reopened), "reopened"),
            (Number(total.MessagesIn), "messages from customers"),
            (Number(total.MessagesOut), "messages to customers"),
            (Time(total.FirstResponse), "median first response"),
            (Time(total.FirstResponse90), "first response, 90%"),
            (Time(total.Resolution), "median resolution"),
            (Number(total.Waiting), "customers waiting now"),
            (Time(total.LongestWait), "longest wait"),
        })
        {
            _page.Append("<div class=\"tile\"><b>").Append(Text(value)).Append("</b><span>").Append(name).Append("</span></div>");
        }

        _page.Append("</div>\n");
    }

    private void Section(string title, IReadOnlyList<HubSpotThreadReport> rows)
    {
        _page.Append("<section><h2>").Append(Text(title)).Append("</h2>");
        Chart(title, rows);
        _page.Append("<div class=\"wide\"><table><thead><tr><th>").Append(Text(title))
            .Append("</th><th>Opened</th><th>Closed</th><th>In</th><th>Out</th><th>First response</th><th>90%</th>")
            .Append("<th>Resolution</th><th>Waiting</th><th>Longest wait</th></tr></thead><tbody>\n");
        foreach (HubSpotThreadReport row in rows.Where(static row => row.Threads > 0))
        {
            _page.Append("<tr>");
            foreach (string cell in new[]
            {
                row.Group, Number(row.Opened), Number(row.Closed), Number(row.MessagesIn), Number(row.MessagesOut),
                Time(row.FirstResponse), Time(row.FirstResponse90), Time(row.Resolution), Number(row.Waiting),
                Time(row.LongestWait),
            })
            {
                _page.Append("<td>").Append(Text(cell)).Append("</td>");
            }

            _page.Append("</tr>\n");
        }

        _page.Append("</tbody></table></div></section>\n");
    }

    /// <summary>Two columns for each row: the messages from and to customers.</summary>
    private void Chart(string title, IReadOnlyList<HubSpotThreadReport> rows)
    {
        const double width = 720;
        const double height = 150;
        int most = rows.Count == 0 ? 0 : rows.Max(static row => Math.Max(row.MessagesIn, row.MessagesOut));
        if (most == 0)
        {
            return;
        }

        double step = width / rows.Count;
        double bar = Math.Min(step * 0.4, 28);

        // A label takes about 60 units, or 90 for a name.
        bool isTime = title is "Day" or "Hour";
        int every = (int)Math.Ceiling((isTime ? 60 : 90) / step);
        _page.Append("<p class=\"key\"><i style=\"background:var(--in)\"></i>from customers<i style=\"background:var(--out)\"></i>to customers</p>")
            .Append(FormattableString.Invariant($"<svg viewBox=\"0 0 {width} {height + 42}\" role=\"img\" aria-label=\""))
            .Append(Text($"Messages: {title}")).Append("\">");
        for (int index = 0; index < rows.Count; index++)
        {
            double middle = (index + 0.5) * step;
            Bar("in", middle - bar, bar, rows[index], rows[index].MessagesIn, most, height);
            Bar("out", middle, bar, rows[index], rows[index].MessagesOut, most, height);
            if (index % every == 0)
            {
                _page.Append(FormattableString.Invariant(
                    $"<text x=\"{middle:0.#}\" y=\"{height + 36}\" text-anchor=\"middle\">"))
                    .Append(Text(title == "Day" ? rows[index].Group.Substring(5) : DisplayText.OneLine(rows[index].Group, 14)))
                    .Append("</text>");
            }
        }

        _page.Append(FormattableString.Invariant(
            $"<line class=\"axis\" x1=\"0\" x2=\"{width}\" y1=\"{height + 20}\" y2=\"{height + 20}\"/></svg>\n"));
    }

    private void Bar(string kind, double x, double width, HubSpotThreadReport row, int value, int most, double height)
    {
        double size = height * value / most;
        _page.Append(FormattableString.Invariant(
            $"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{height + 20 - size:0.#}\" width=\"{width:0.#}\" height=\"{size:0.#}\">"))
            .Append("<title>").Append(Text($"{row.Group}: {Number(value)} {(kind == "in" ? "from" : "to")} customers"))
            .Append("</title></rect>");
        if (value > 0 && Number(value).Length * 7 <= width + 1)
        {
            _page.Append(FormattableString.Invariant(
                $"<text x=\"{x + (width / 2):0.#}\" y=\"{height + 15 - size:0.#}\" text-anchor=\"middle\">"))
                .Append(Number(value)).Append("</text>");
        }
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(TimeSpan? time) => time is null ? "\u2013" : Display.Duration(time);

    private static string Text(string text) => WebUtility.HtmlEncode(DisplayText.Of(text));
}
