using System.Reflection;

namespace HubSpotConversations.Tests.Engine.Support;

/// <summary>Creates a connection of the staged module that uses the test's handler and clock.</summary>
internal static class StagedConnection
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    public static object Over(ModuleSession session, HttpMessageHandler handler, TimeProvider clock)
    {
        var type = (Type)session.Run("[HubSpotConversations.HubSpotConnection]").Single.BaseObject;
        Assembly assembly = ((Type)session.Run("[HubSpotConversations.HubSpotException]").Single.BaseObject).Assembly;
        object options = Make(assembly, "Http.Clients.ConversationsClientOptions");
        Set(options, "AccessToken", "test-token");
        Set(options, "Handler", handler);
        Set(options, "Clock", clock);
        Set(options, "MaxRetry", 0);
        object client = Make(assembly, "Resources.ConversationsClient", options);
        return Activator.CreateInstance(type, Hidden, binder: null, [client, options], culture: null)!;
    }

    private static object Make(Assembly assembly, string name, params object[] arguments)
        => Activator.CreateInstance(assembly.GetType("HubSpotConversations." + name, throwOnError: true)!, arguments)!;

    private static void Set(object target, string property, object value)
        => target.GetType().GetProperty(property)!.SetValue(target, value);
}
