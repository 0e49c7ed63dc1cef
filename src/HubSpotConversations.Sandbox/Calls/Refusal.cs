namespace HubSpotConversations.Sandbox.Calls;

/// <summary>Ends a request with an error. The engine turns it into the response.</summary>
internal sealed class Refusal(int status, string? category, string message, IReadOnlyList<Problem> problems)
    : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>HubSpot's category; null for a response without a body.</summary>
    public string? Category { get; } = category;

    public IReadOnlyList<Problem> Problems { get; } = problems;

    public static Refusal Validation(params IReadOnlyList<Problem> problems) =>
        new(
            400,
            "VALIDATION_ERROR",
            problems.Count == 1 ? problems[0].Message : "Multiple errors validating request.",
            problems);

    public static void ThrowIfAny(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw Validation(problems);
        }
    }

    public static Refusal BadJson(string detail) => new(400, "VALIDATION_ERROR", $"Invalid input JSON: {detail}", []);

    public static Refusal NotFound(string what, string id) =>
        new(404, "OBJECT_NOT_FOUND", $"{what} {id} was not found.", []);

    public static Refusal UnsupportedMediaType() => new(415, category: null, "Unsupported media type", []);
}
