using CsCheck;
using HubSpotConversations.Text.Html;

namespace HubSpotConversations.Tests.Client.Reading;

/// <summary>The plain text of HTML.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>Hello Jane,</p><p>it is <b>on its way</b>.</p>", "Hello Jane,\n\nit is on its way.")]
    [InlineData("<P>One</P>\n  <P>Two", "One\n\nTwo")]
    [InlineData("One<br>Two<br/>\n Three", "One\nTwo\nThree")]
    [InlineData("<div>One</div><div>Two</div>", "One\nTwo")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>After", "- One\n- Two\n\nAfter")]
    [InlineData("Before<ol><li>One<li>Two<ul><li>Inner</li></ul></li><li>Three</ol>", "Before\n\n1. One\n2. Two\n  - Inner\n3. Three")]
    [InlineData("Tom &amp; Jerry &lt;3&nbsp;&#x20AC; 5 &eacute;", "Tom & Jerry <3 € 5 é")]
    [InlineData("<head><title>T</title></head><style>p {}</style><script>alert('<p>')</script>Hi<!-- no > --> you", "Hi you")]
    [InlineData("<a href='https://acme.example/t?a=1&amp;b=2'>Track it</a> now", "Track it (https://acme.example/t?a=1&b=2) now")]
    [InlineData("<a href=\"https://acme.example/\">acme.example</a>", "acme.example (https://acme.example/)")]
    [InlineData("<a href=\"https://acme.example/\">https://acme.example</a>", "https://acme.example")]
    [InlineData("<a href='mailto:jane@example.com?subject=x'>jane@example.com</a> <a href='#top'>up</a>", "jane@example.com up")]
    [InlineData("<img alt='Our logo' src='a>b'>Hi <img src=x>", "Our logoHi")]
    [InlineData("<table><tr><td>A</td><td>B</td></tr><tr><th>C</th></tr></table>", "A B\nC")]
    [InlineData("<pre>a  b\n  c</pre>", "a  b\n  c")]
    [InlineData("  a \r\n\t b  ", "a b")]
    [InlineData("1 < 2 and 3 > 2, <3", "1 < 2 and 3 > 2, <3")]
    [InlineData("a <b", "a <b")]
    [InlineData("<a title=\"it's\">it's</a> 5' <b>6\"</b>", "it's 5' 6\"")]
    [InlineData("<p></p><br><img src=x><script>", "")]
    [InlineData(null, "")]
    public void Text_is_what_a_person_would_type(string? html, string text) => HtmlText.Of(html).ShouldBe(text);

    // Each of these takes minutes if the time grows with the square of the length.
    [Theory]
    [InlineData("<a '>' <a '>' ")]
    [InlineData("<a href=\"")]
    [InlineData("<a aaaaaaaaaaaa")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<svg>")]
    [InlineData("<ul><li>")]
    [InlineData("<a href='https://x.example'>")]
    [InlineData("</li></ul></a><br>")]
    public void Hostile_html_ends(string part)
        => HtmlText.Of(string.Concat(Enumerable.Repeat(part, 100_000)) + "\"").Length.ShouldBeLessThan(5_000_000);

    [Fact]
    public void Text_of_random_pieces_has_no_tags_that_were_complete()
    {
        Gen.OneOf(new[] { "<p>", "</p>", "<b a='>'>", "x", " ", "&lt;", "<br>", "<li>", "</ul>", "<ul>", "\n", "<td>" }.Select(Gen.Const).ToArray()).Array[0, 40]
            .Sample(pieces => HtmlText.Of(string.Concat(pieces)) is var text
                && !text.Contains("<p>", StringComparison.Ordinal)
                && text == text.TrimEnd());
    }
}
