#if NET
using System.Net.Sockets;

namespace HubSpotConversations.Http;

/// <summary>
/// A connection to this machine. An answer from here comes sooner than a sleeping thread is woken, so that a read looks
/// a few times before it sleeps, as the runtime's own threads do.
/// </summary>
internal sealed class EagerStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private const int Looks = 200;

    public override int Read(byte[] buffer, int offset, int count)
    {
        WaitAWhile();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        WaitAWhile();
        return base.Read(buffer);
    }

    private void WaitAWhile()
    {
        for (int look = 0; look < Looks && Socket.Available == 0; look++)
        {
            Thread.Yield();
        }
    }
}
#endif
