using System.CommandLine;

namespace HubSpotConversations.SandboxServer;

/// <summary>An option with a non-negative whole number as its value.</summary>
internal static class WholeOption
{
    public static Option<int> Of(string name, string description, int fallback, int maximum = int.MaxValue)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            DefaultValueFactory = _ => fallback,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < 0 || value > maximum))
            {
                result.AddError($"{name} must be a whole number from 0 to {maximum}.");
            }
        });
        return option;
    }
}
