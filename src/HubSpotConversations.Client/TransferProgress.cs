using System.Runtime.InteropServices;

namespace HubSpotConversations;

/// <summary>How far a transfer is.</summary>
/// <param name="BytesDone">How many bytes were transferred so far.</param>
/// <param name="BytesTotal">How many there are; null where the other side did not say.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TransferProgress(long BytesDone, long? BytesTotal);
