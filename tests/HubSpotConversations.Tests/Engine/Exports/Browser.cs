using System.Diagnostics;
using HubSpotConversations.Tests.Engine.Support;
using HubSpotConversations.Tests.Loopback;

namespace HubSpotConversations.Tests.Engine.Exports;

/// <summary>Opens pages in Chromium, if this machine has it. A proxy on this machine takes all of its requests.</summary>
internal static class Browser
{
    private static readonly string? Path = FindPath();

    /// <summary>Whether this machine has Chromium.</summary>
    public static bool Exists => Path is not null;

    /// <summary>Opens a page, and returns its content afterwards and the requests that it made.</summary>
    public static async Task<(string Content, string[] Requests)> OpenAsync(string page)
    {
        using var profile = new TemporaryFolder();
        using var proxy = new LoopbackServer(Replies.Page(404));
        var start = new ProcessStartInfo(Path!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
            "--disable-dev-shm-usage", $"--user-data-dir={profile.Path}", $"--proxy-server={proxy.Uri.Authority}",
            "--proxy-bypass-list=<-loopback>", "--virtual-time-budget=2000", "--dump-dom", new Uri(page).AbsoluteUri,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> content = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _ = await errors;
        return (await content, proxy.Requests.Select(static request => request.Target)
            .Where(static target => target.Contains(HostileThread.Host, StringComparison.Ordinal)).ToArray());
    }

    private static string? FindPath()
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator)
            .SelectMany(static folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
