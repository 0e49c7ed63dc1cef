namespace HubSpotConversations.Tests.Client.Model;

/// <summary>Runs all cases up to a depth. Extends a case only if the first run made another attempt.</summary>
internal sealed class ModelSequences
{
    private const int ShownViolations = 10;

    private static readonly ModelPost[] Posts = Enum.GetValues<ModelPost>();

    private readonly List<string> _violations = [];

    /// <summary>The number of cases that were run.</summary>
    public int Count { get; private set; }

    /// <summary>Runs a case and every extension of it.</summary>
    /// <param name="model">The case.</param>
    /// <param name="depth">The maximum number of described attempts.</param>
    /// <param name="interruptions">The interruptions to try at each step of each case.</param>
    public async Task RunAsync(ModelCase model, int depth, IReadOnlyList<ModelInterruption> interruptions)
    {
        ModelRun run = await RunAsync(model);
        foreach (ModelInterruption interruption in interruptions)
        {
            for (int step = 0; step < run.Steps; step++)
            {
                _ = await RunAsync(model with { Interruption = interruption, At = step });
            }
        }

        if (run.WantsMore && model.Posts.Count < depth)
        {
            foreach (ModelPost post in Posts)
            {
                await RunAsync(model with { Posts = [.. model.Posts, post] }, depth, interruptions);
            }
        }
    }

    public void ShouldHaveHeld()
        => _violations.Take(ShownViolations).ShouldBeEmpty($"{_violations.Count} violations in {Count} sequences");

    private async Task<ModelRun> RunAsync(ModelCase model)
    {
        Count++;
        var run = new ModelRun(model);
        _violations.AddRange((await run.RunAsync()).Select(violation => $"{model}: {violation}"));
        return run;
    }
}
