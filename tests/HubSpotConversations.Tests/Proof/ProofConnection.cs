using System.Reflection;
using HubSpotConversations.Tests.Engine.Support;

namespace HubSpotConversations.Tests.Proof;

/// <summary>Creates a connection of the staged module to a local server, with the test's clock.</summary>
internal static class ProofConnection
{
    public const string Token = "proof-secret-token";

    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    public static object To(
        ModuleSession session, Uri server, TimeProvider clock, int maxRetry = 8, int timeoutSeconds = 60)
    {
        var type = (Type)session.Run("[HubSpotConversations.HubSpotConnection]").Single.BaseObject;
        Assembly assembly = ((Type)session.Run("[HubSpotConversations.HubSpotException]").Single.BaseObject).Assembly;
        object options = Make(assembly, "Http.Clients.ConversationsClientOptions");
        Set(options, "AccessToken", Token);
        Set(options, "BaseUri", server);
        Set(options, "Clock", clock);
        Set(options, "MaxRetry", maxRetry);
        Set(options, "Timeout", TimeSpan.FromSeconds(timeoutSeconds));
        Set(options, "RateLimit", 0);
        object client = Make(assembly, "Resources.ConversationsClient", options);
        return Activator.CreateInstance(type, Hidden, binder: null, [client, options], culture: null)!;
    }

    private static object Make(Assembly assembly, string name, params object[] arguments)
        => Activator.CreateInstance(assembly.GetType("HubSpotConversations." + name, throwOnError: true)!, arguments)!;

    private static void Set(object target, string property, object value)
        => target.GetType().GetProperty(property)!.SetValue(target, value);
}
