using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HubSpotConversations.Bench;

if (args is ["compare", ..])
{
    return await Comparison.RunAsync(args.Length > 1 ? args[1] : "3000");
}

if (args is ["bulk", ..])
{
    return await BulkComparison.RunAsync(args[1..]);
}

if (args is ["soak", ..])
{
    return await SoakProof.RunAsync(args[1..]);
}

if (args is ["kill", ..])
{
    return await KillProof.RunAsync(args.Length > 1 ? args[1] : "50");
}

if (args is ["export-kill", ..])
{
    return await ExportKillProof.RunAsync(args.Length > 1 ? args[1] : "50");
}

if (args is ["raw-send", ..])
{
    return await BulkSend.RunAsync(args[1..]);
}

if (args is ["memory", ..])
{
    return await MemoryGrowth.RunAsync(args.Length > 1 ? args[1] : "200000");
}

if (args is ["list"])
{
    return await ListComparison.RunAsync();
}

if (args is ["mono"])
{
    return await MonoProof.RunAsync();
}

if (args is ["script"])
{
    return await ScriptComparison.RunAsync();
}

if (args is ["import"])
{
    return await ImportComparison.RunAsync();
}

// In this process: what is measured is the staged build, optimised in every configuration, and not another build of it.
IConfig config = DefaultConfig.Instance
    .WithOptions(ConfigOptions.DisableOptimizationsValidator)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "HubSpotConversations.Bench"))
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
_ = BenchmarkSwitcher.FromAssembly(typeof(SendBenchmark).Assembly).Run(args, config);
return 0;
