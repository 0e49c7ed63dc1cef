using System.Reflection;
using HubSpotConversations.Loading;

namespace HubSpotConversations.Bench.Mono;

/// <summary>
/// Runs next to a copy of the staged assemblies: <c>MonoProof ADDRESS COUNT [OTHER.dll...]</c>. It loads the other
/// assemblies first, as another module would, sends the messages, and writes the error of each that fails.
/// </summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        foreach (string other in args.Skip(2))
        {
            Console.WriteLine($"other {Assembly.LoadFrom(other).GetName().Version}");
        }

        DependencyResolver.Install(AppDomain.CurrentDomain.BaseDirectory.TrimEnd('/'));
        return Sender.Send(new Uri(args[0]), int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
