using System.Text.Json;
using HubSpotConversations.Json;
using HubSpotConversations.Models;

namespace HubSpotConversations.Errors;

/// <summary>HubSpot's error body. Any part of it may be missing.</summary>
internal sealed class ErrorBody : WireModel
{
    public static readonly ErrorBody Empty = new();

    private ErrorBody()
    {
        Errors = [];
        Links = new Dictionary<string, string?>(StringComparer.Ordinal);
        RequiredScopes = [];
    }

    private ErrorBody(HubSpotError error)
        : this()
    {
        Message = error.Message;
        Category = error.Category;
        SubCategory = error.SubCategory;
        Errors = [error];
        RequiredScopes = Scopes(error.Context, []);
    }

    private ErrorBody(WireObject wire)
    {
        Message = wire.Text("message"u8) ?? wire.Text("error_description"u8);
        Category = wire.Text("category"u8) ?? wire.Text("errorType"u8) ?? wire.Text("error"u8);
        SubCategory = wire.Text("subCategory"u8);
        CorrelationId = wire.Text("correlationId"u8);
        Policy = wire.Text("policyName"u8);
        Links = wire.Map("links"u8, PlainValue.ToText);
        Errors = wire.List("errors"u8, static w => new HubSpotError(w));
        RequiredScopes = Scopes(wire.Map("context"u8, PlainValue.Read), Errors);
    }

    public string? Message { get; }

    public string? Category { get; }

    public string? SubCategory { get; }

    public string? CorrelationId { get; }

    public string? Policy { get; }

    public IReadOnlyDictionary<string, string?> Links { get; }

    public IReadOnlyList<HubSpotError> Errors { get; }

    public IReadOnlyList<string> RequiredScopes { get; }

    /// <summary>Creates a body from the error of a single item in a batch.</summary>
    public static ErrorBody Of(HubSpotError error) => new(error);

    /// <summary>Reads a body; returns null if it isn't a JSON object.</summary>
    public static ErrorBody? Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonText.Parse(body);
            return WireObject.Read(document.RootElement, static wire => new ErrorBody(wire));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string[] Scopes(IReadOnlyDictionary<string, object?> context, IReadOnlyList<HubSpotError> errors)
        => errors.Select(static error => error.Context).Append(context)
            .SelectMany(static map => map)
            .Where(static entry => entry.Key is "requiredGranularScopes" or "requiredScopes")
            .SelectMany(static entry => entry.Value as object?[] ?? [entry.Value])
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToArray();
}
