using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Engine.Attachments;

public sealed class QuickReplyCmdletTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-HubSpotQuickReply Yes", "Yes", "TEXT", null)]
    [InlineData("New-HubSpotQuickReply Yes Oui", "Yes", "TEXT", "Oui")]
    [InlineData("New-HubSpotQuickReply -Value https://x.example -ValueType url -Label More", "https://x.example", "URL", "More")]
    [InlineData("'Yes' | New-HubSpotQuickReply", "Yes", "TEXT", null)]
    [InlineData("42 | New-HubSpotQuickReply", "42", "TEXT", null)]
    [InlineData("[pscustomobject]@{ Value = 'Yes'; Label = 'Oui'; ValueType = 'text' } | New-HubSpotQuickReply", "Yes", "TEXT", "Oui")]
    [InlineData("[pscustomobject]@{ Value = 'Yes'; Label = '' } | New-HubSpotQuickReply", "Yes", "TEXT", null)]
    [InlineData("New-HubSpotQuickReply Yes | New-HubSpotQuickReply", "Yes", "TEXT", null)]
    [InlineData("[pscustomobject]@{ Value = 'Yes'; Label = ''; ValueType = '' } | New-HubSpotQuickReply", "Yes", "TEXT", null)]
    public void New_creates_a_quick_reply(string script, string value, string valueType, string? label)
    {
        SessionResult result = _session.Run(script);

        result["Value"].ShouldBe(value);
        result["ValueType"].ShouldBe(valueType);
        result["Label"].ShouldBe(label);
    }

    [Fact]
    public void The_label_of_a_row_does_not_carry_over_to_the_next()
    {
        SessionResult result = _session.Run(
            "[pscustomobject]@{ Value = 'a'; Label = 'A' }, [pscustomobject]@{ Value = 'b' } | New-HubSpotQuickReply").ShouldSucceed();

        result.Output.Select(static o => o.Properties["Label"].Value).ShouldBe(["A", null]);
    }

    [Theory]
    [InlineData("New-HubSpotQuickReply ''")]
    [InlineData("New-HubSpotQuickReply Yes -ValueType HTML")]
    public void New_rejects_an_invalid_quick_reply(string script)
        => _session.Run(script).SingleError.CategoryInfo.Category.ShouldBe(System.Management.Automation.ErrorCategory.InvalidData);
}
