using System.Xml.Linq;

namespace HubSpotConversations.Tests.Help;

/// <summary>If a help text is missing, the build fails and names the place.</summary>
public sealed class HelpBuilderTests
{
    private const string SendClass = "T:HubSpotConversations.Commands.SendHubSpotThreadMessageCommand";
    private const string TextProperty = "P:HubSpotConversations.Sending.CompositionCmdlet.Text";

    [Fact]
    public void The_builder_writes_the_same_bytes_every_time()
    {
        using var run = new HelpBuilderRun();

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Help.ShouldBe(File.ReadAllBytes(HelpCatalog.FilePath));
    }

    [Theory]
    [InlineData(SendClass, "summary", "Send-HubSpotThreadMessage has no synopsis")]
    [InlineData(SendClass, "remarks", "Send-HubSpotThreadMessage has no description")]
    [InlineData(SendClass, "example", "Send-HubSpotThreadMessage has no example")]
    [InlineData(TextProperty, "summary", "Send-HubSpotThreadMessage -Text has no description")]
    public void The_builder_fails_if_a_text_is_missing(string member, string element, string error)
    {
        using var run = new HelpBuilderRun(comments => MemberOf(comments, member).Elements(element).Remove());

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("error HELP001: " + error);
        run.Help.ShouldBeNull();
    }

    [Fact]
    public void The_builder_fails_if_an_example_has_no_code()
    {
        using var run = new HelpBuilderRun(
            static comments => MemberOf(comments, SendClass).Descendants("code").First().Remove());

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("Send-HubSpotThreadMessage has an example without");
    }

    [Fact]
    public void The_builder_converts_the_markup_of_doc_comments()
    {
        using var run = new HelpBuilderRun(comments => MemberOf(comments, TextProperty).Element("summary")!.ReplaceWith(
            XElement.Parse("""
                <summary>
                  Give <c>a text</c>, <see langword="null"/> or
                  <see cref="P:HubSpotConversations.Sending.CompositionCmdlet.Html"/>, to
                  <see cref="T:HubSpotConversations.Commands.SendHubSpotThreadMessageCommand"/>.
                  <para>Once &amp; for all: <see href="https://example.com">this page</see>.</para>
                </summary>
                """, LoadOptions.PreserveWhitespace)));

        run.ExitCode.ShouldBe(0, run.Errors);
        XElement[] parameters =
        [
            .. XDocument.Load(new MemoryStream(run.Help!)).Descendants(HelpCatalog.Command + "parameter")
                .Where(static parameter => parameter.Element(HelpCatalog.Maml + "name")!.Value == "Text"),
        ];
        parameters.ShouldNotBeEmpty();
        parameters[0].Descendants(HelpCatalog.Maml + "para").Select(static paragraph => paragraph.Value).ShouldBe(
        [
            "Give a text, null or -Html, to Send-HubSpotThreadMessage.",
            "Once & for all: this page.",
        ]);
    }

    private static XElement MemberOf(XDocument comments, string name)
        => comments.Descendants("member").Single(member => (string?)member.Attribute("name") == name);
}
