namespace HubSpotConversations.Tests.Client.Model;

/// <summary>One sequence of events.</summary>
/// <param name="Posts">What becomes of the attempts, in order; later ones succeed.</param>
/// <param name="History">How the history shows what was stored.</param>
/// <param name="HasTwin">Whether another program sent the same text a minute before.</param>
/// <param name="Interruption">What interrupts the first run.</param>
/// <param name="At">The step at which it does.</param>
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
