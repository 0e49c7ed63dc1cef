using System.Runtime.InteropServices;

namespace HubSpotConversations.Http.Content;

/// <summary>The progress of a transfer.</summary>
/// <param name="BytesDone">The number of bytes transferred so far.</param>
/// <param name="BytesTotal">The total number of bytes; null if the other side doesn't report it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TransferProgress(long BytesDone, long? BytesTotal);
