using System.CommandLine;

namespace HubSpotConversations.SandboxServer;

/// <summary>An option whose value is a whole number that isn't negative.</summary>
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
                result.AddError($"{name} is from 0 to {maximum}.");
            }
        });
        return option;
    }
}
