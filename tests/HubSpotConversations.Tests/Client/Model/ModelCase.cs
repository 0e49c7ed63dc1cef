namespace HubSpotConversations.Tests.Client.Model;

/// <summary>One sequence of events.</summary>
/// <param name="Posts">The outcomes of the attempts, in order. Later attempts succeed.</param>
/// <param name="History">How the history shows the stored message.</param>
/// <param name="HasTwin">Whether another program sent the same text a minute earlier.</param>
/// <param name="Interruption">The interruption of the first run.</param>
/// <param name="At">The step at which the interruption happens.</param>
internal sealed record ModelCase(
    IReadOnlyList<ModelPost> Posts,
    ModelHistory History,
    bool HasTwin = false,
    ModelInterruption Interruption = ModelInterruption.None,
    int At = -1)
{
    public override string ToString()
        => $"[{string.Join(", ", Posts)}], history {History}, {(HasTwin ? "a twin, " : "")}{Interruption} at {At}";
}
