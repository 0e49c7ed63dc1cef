using System.Runtime.InteropServices;

namespace HubSpotConversations.Sending;

/// <summary>How a sending is ended: gently, and then for good.</summary>
/// <param name="Stop">Nothing new is begun, and no wait goes on. What has left this machine is waited for.</param>
/// <param name="Abort">Not even that is waited for any more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SendTokens(CancellationToken Stop, CancellationToken Abort);
