namespace HubSpotConversations.Webhooks;

/// <summary>The parts of a webhook request that its signature covers.</summary>
internal sealed record WebhookRequest
{
    /// <summary>The HTTP method, such as POST.</summary>
    public string? Method { get; init; }

    /// <summary>The address that HubSpot called, with its query, exactly as HubSpot has it.</summary>
    public string? Uri { get; init; }

    /// <summary>The body, byte for byte.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The headers. Their names are not case-sensitive.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; }
        = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
