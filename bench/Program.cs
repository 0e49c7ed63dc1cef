using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using HubSpotConversations.Bench;

if (args is ["compare", ..])
{
    return await Comparison.RunAsync(args.Length > 1 ? args[1] : "3000");
}

// The projects are built optimised in every configuration; BenchmarkDotNet looks at the configuration's name.
IConfig config = DefaultConfig.Instance.WithOptions(ConfigOptions.DisableOptimizationsValidator);
_ = BenchmarkSwitcher.FromAssembly(typeof(SendBenchmark).Assembly).Run(args, config);
return 0;
