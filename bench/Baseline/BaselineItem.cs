namespace HubSpotConversations.Bench.Baseline;

public sealed class BaselineItem
{
    public string? Name { get; set; }
}
