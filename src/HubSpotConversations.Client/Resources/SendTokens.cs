using System.Runtime.InteropServices;

namespace HubSpotConversations.Resources;

/// <summary>The tokens that end a send in two stages.</summary>
/// <param name="Stop">
/// Starts nothing new and ends all waits. The send still waits for requests that have left this machine.
/// </param>
/// <param name="Abort">Ends even the wait for requests that have left this machine.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SendTokens(CancellationToken Stop, CancellationToken Abort);
