using System.Globalization;
using System.Text;
using CsCheck;
using HubSpotConversations.Tests.Client.Support;
using HubSpotConversations.Text;

namespace HubSpotConversations.Tests.Client.Rules;

public sealed class DisplayTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("  \r\n\t ", "")]
    [InlineData("Hello", "Hello")]
    [InlineData("  a \r\n\t b\u00a0\u2028c\u2029\u0085d ", "a b c d")]
    [InlineData("a\u001b[31mb\u0007\u009b2J\u007f", "a[31mb2J")]
    [InlineData("a \u001b b", "a b")]
    [InlineData("\u202eevil\u2066x\u200e\u061c\ufeff", "evilx")]
    [InlineData("a\U000E0041\U000E007Fb\U0001D173c", "abc")]
    [InlineData("\U0001F468\u200D\U0001F469 ok", "\U0001F468\u200D\U0001F469 ok")]
    public void OneLine_removes_line_breaks_and_terminal_controls(string? text, string expected)
        => DisplayText.OneLine(text, 100).ShouldBe(expected);

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("12345 6", 5, "1234…")]
    [InlineData("12345 ", 5, "12345")]
    [InlineData("12 45 78", 7, "12 45…")]
    [InlineData("1 3456789", 6, "1 345…")]
    [InlineData("123\U0001F600\U0001F600", 5, "123…")]
    [InlineData("ab", 1, "…")]
    public void OneLine_shortens_a_long_text_at_a_word_with_an_ellipsis(string text, int longest, string expected)
        => DisplayText.OneLine(text, longest).ShouldBe(expected);

    [Fact]
    public void OneLine_replaces_unpaired_surrogates()
        => DisplayText.OneLine("a\ud83d b\ude00", 100).ShouldBe("a\ufffd b\ufffd");

    [Fact]
    public void OneLine_makes_every_text_short_well_formed_and_safe()
        => Gen.Select(Texts.Any, Gen.Int[1, 60]).Sample(
            static (text, longest) =>
            {
                string line = DisplayText.OneLine(text, longest);

                line.Length.ShouldBeLessThanOrEqualTo(longest);
                line.ShouldBe(line.Trim());
                line.ShouldNotContain("  ");
                line.ShouldBe(Texts.WellFormed(line));
                line.EnumerateRunes().ShouldAllBe(static rune => rune.Value == 0x200d || !IsUnsafe(rune));
            },
            iter: 1000);

    [Fact]
    public void OneLine_omits_visible_characters_only_with_an_ellipsis()
        => Gen.Select(Gen.Char["ab …\t\U0001F600"].Array[0, 20].Select(static c => new string(c)), Gen.Int[1, 12]).Sample(
            static (text, longest) =>
            {
                string line = DisplayText.OneLine(text, longest);
                string all = DisplayText.OneLine(text, 1000);

                if (line != all)
                {
                    line.ShouldEndWith("…");
                    all.Length.ShouldBeGreaterThan(longest);
                    all.ShouldStartWith(line[..^1]);
                }
            },
            iter: 1000);

    [Fact]
    public void OneLine_does_not_change_its_own_result()
        => Gen.Select(Texts.Any, Gen.Int[1, 60]).Sample(
            static (text, longest) =>
            {
                string line = DisplayText.OneLine(text, longest);
                DisplayText.OneLine(line, longest).ShouldBe(line);
            },
            iter: 1000);

    [Fact]
    public void Lines_KeepsTheLinesAndNothingElseThatControlsATerminal()
        => DisplayText.Lines("a\u001b[31m  b\r\n- c\u202e\n\u2066d").ShouldBe(string.Join(Environment.NewLine, "a[31m b", "- c", "d"));

    [Fact]
    public void Exception_WithHostileMessage_HasNoControlCharacters()
        => new HubSpotValidationException("Path", "a\u001b]0;b\u0007\u202ec").Message.ShouldBe("a]0;bc");

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
