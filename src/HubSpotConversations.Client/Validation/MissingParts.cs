namespace HubSpotConversations.Validation;

/// <summary>Collects the missing parts of a draft, so that one error lists all of them.</summary>
internal sealed class MissingParts
{
    private readonly List<(string Parameter, string Advice)> _missing = [];

    public MissingParts Require(string? value, string parameter, string advice)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            _missing.Add((parameter, advice));
        }

        return this;
    }

    /// <exception cref="HubSpotValidationException">A part is missing.</exception>
    public void ThrowIfAny()
    {
        if (_missing.Count == 1)
        {
            (string parameter, string advice) = _missing[0];
            throw new HubSpotValidationException(parameter, $"{parameter} is missing. {advice}");
        }

        if (_missing.Count > 1)
        {
            string names = string.Join(", ", _missing.Select(static part => part.Parameter));
            string advice = string.Concat(_missing.Select(static part => $"{Environment.NewLine}- {part.Advice}"));
            throw new HubSpotValidationException(_missing[0].Parameter, $"{names} are missing.{advice}");
        }
    }
}
