using System.Management.Automation;
using CsCheck;
using HubSpotConversations.Lookup;

namespace HubSpotConversations.Tests.Client.Listing;

/// <summary>Names with wildcards.</summary>
public sealed class NamePatternTests
{
    [Fact]
    public void Wildcards_match_as_in_PowerShell()
    {
        Gen<string> text = Gen.Char["abB*?"].Array[0, 8].Select(static all => new string(all));

        Gen.Select(text, text).Sample(static (name, pattern) =>
            NamePattern.Matches(name, pattern) == new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(name));
    }

    [Fact]
    public void A_pattern_of_many_stars_ends()
        => NamePattern.Matches(new string('a', 5000), string.Concat(Enumerable.Repeat("*a", 2000)) + "b").ShouldBeFalse();

    [Theory]
    [InlineData("Maya Lindqvist", "maya", true)]
    [InlineData("Maya Lindqvist", "Lind", true)]
    [InlineData("Maya Lindqvist", "aya", false)]
    [InlineData("Anna Maria O'Neil", "neil", true)]
    [InlineData("Thomas Om", "om", true)]
    [InlineData("maya.lindqvist@acme.example", "lindqvist", true)]
    [InlineData("Maya", "", false)]
    [InlineData(null, "a", false)]
    public void A_word_of_the_name_starts_with_the_text(string? name, string start, bool matches)
        => NamePattern.HasWord(name, start).ShouldBe(matches);

    [Fact]
    public void A_list_for_an_error_is_short()
    {
        string list = NamePattern.List(Enumerable.Range(1, 500).Select(static i => new string('x', 300) + i));

        list.Length.ShouldBeLessThan(1200);
        list.ShouldEndWith(" and 490 others");
    }
}
