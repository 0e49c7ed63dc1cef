using System.CommandLine.Parsing;
using System.Globalization;

namespace HubSpotConversations.SandboxServer;

/// <summary>A rolling limit as written on the command line: <c>190/10</c>.</summary>
internal sealed record Rate(int Requests, int Seconds)
{
    public static Rate? Parse(ArgumentResult result)
    {
        string[] parts = result.Tokens[0].Value.Split('/');
        if (parts.Length <= 2
            && TryNumber(parts[0], out int requests)
            && TryNumber(parts.ElementAtOrDefault(1) ?? "10", out int seconds)
            && seconds > 0)
        {
            return new Rate(requests, seconds);
        }

        result.AddError("Specify --rate as requests/seconds, such as 190/10.");
        return null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Requests}/{Seconds}");

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
