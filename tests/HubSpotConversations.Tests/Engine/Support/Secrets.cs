using System.Net;
using System.Security;

namespace HubSpotConversations.Tests.Engine.Support;

internal static class Secrets
{
    public static SecureString Of(string text) => new NetworkCredential(string.Empty, text).SecurePassword;
}
