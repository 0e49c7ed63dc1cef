using System.CommandLine;
using HubSpotConversations.Sandbox;

namespace HubSpotConversations.SandboxServer;

/// <summary>Serves one sandbox account until Ctrl+C or SIGTERM.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var options = new ServerOptions();
        RootCommand command = options.Command();
        command.SetAction((line, stop) => ServeAsync(options.Account(line), options.Port(line), stop));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> ServeAsync(SandboxAccount account, int port, CancellationToken stop)
    {
        try
        {
            await using SandboxHost host = await SandboxHost.StartAsync(account, port, cancellationToken: stop);
            await Console.Out.WriteLineAsync($"Listening on {host.BaseAddress.GetLeftPart(UriPartial.Authority)}");
            var stopped = new TaskCompletionSource();
            await using CancellationTokenRegistration registration = stop.Register(stopped.SetResult);
            await stopped.Task;
            return 0;
        }
        catch (IOException exception) when (exception.InnerException is not null)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
