namespace HubSpotConversations.Resources;

/// <summary>The paths of custom channels. They have versions of their own.</summary>
internal sealed class CustomChannelPaths(bool isDated)
{
    private readonly string _below = isDated ? "/conversations/custom-channels/2026-09" : "/conversations/v3/custom-channels";

    public string Channels { get; }
        = isDated ? "/conversations/custom-channels/2026-09" : "/conversations/custom-channels/v3";

    public string Channel(string channelId) => $"{Channels}/{ApiPaths.Segment(channelId, "CustomChannelId")}";

    public string Accounts(string channelId) => Below(channelId) + "/channel-accounts";

    public string Account(string channelId, string accountId)
        => $"{Accounts(channelId)}/{ApiPaths.Segment(accountId, "ChannelAccountId")}";

    public string StagingToken(string channelId, string accountToken)
        => $"{Below(channelId)}/channel-account-staging-tokens/{ApiPaths.Segment(accountToken, "AccountToken")}";

    public string Messages(string channelId) => Below(channelId) + "/messages";

    public string Message(string channelId, string messageId)
        => $"{Messages(channelId)}/{ApiPaths.Segment(messageId, "MessageId")}";

    private string Below(string channelId) => $"{_below}/{ApiPaths.Segment(channelId, "ChannelId")}";
}
