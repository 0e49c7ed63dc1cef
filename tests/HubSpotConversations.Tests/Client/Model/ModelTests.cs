using System.Globalization;

namespace HubSpotConversations.Tests.Client.Model;

/// <summary>
/// Runs the sending code through every sequence of events: the outcome of each attempt, how the history shows it, and
/// an interruption at each step. The environment variable HUBSPOT_MODEL_DEPTH allows sequences of more than two
/// attempts.
/// </summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private static int Depth { get; } = int.Parse(
        Environment.GetEnvironmentVariable("HUBSPOT_MODEL_DEPTH") ?? "2", CultureInfo.InvariantCulture);

    public static TheoryData<string> Histories => [.. Enum.GetNames<ModelHistory>()];

    [Theory]
    [MemberData(nameof(Histories))]
    public Task Every_sequence_of_attempts_ends_with_one_message_and_a_true_outcome(string history)
        => RunAsync(history, Depth, ModelInterruption.None);

    [Theory]
    [MemberData(nameof(Histories))]
    public Task Every_sequence_does_so_if_the_second_run_is_in_a_new_process(string history)
        => RunAsync(history, Depth, ModelInterruption.NoneThenNewProcess);

    [Theory]
    [MemberData(nameof(Histories))]
    public Task Every_sequence_does_so_if_the_journal_loses_the_outcome(string history)
        => RunAsync(history, Depth, ModelInterruption.RestoredJournal);

    [Theory]
    [MemberData(nameof(Histories))]
    public Task Every_sequence_does_so_if_it_is_interrupted_at_any_step(string history)
        => RunAsync(
            history,
            Depth - 1,
            ModelInterruption.None,
            ModelInterruption.Crash,
            ModelInterruption.Stop,
            ModelInterruption.StopThenNewProcess,
            ModelInterruption.Abort,
            ModelInterruption.DiskFull);

    private async Task RunAsync(
        string history, int depth, ModelInterruption interruption, params ModelInterruption[] interruptions)
    {
        var sequences = new ModelSequences();
        foreach (bool hasTwin in (bool[])[false, true])
        {
            var first = new ModelCase([], Enum.Parse<ModelHistory>(history), hasTwin, interruption);
            await sequences.RunAsync(first, depth, interruptions);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sequences.Count} sequences"));
        sequences.ShouldHaveHeld();
    }
}
