using HubSpotConversations.Json;

namespace HubSpotConversations.Models;

/// <summary>The cursors of a page, as the response has them.</summary>
internal sealed class Paging : WireModel
{
    public Paging(WireObject wire) => Next = wire.Object("next"u8, static w => new Cursor(w));

    public Cursor? Next { get; }

    internal sealed class Cursor : WireModel
    {
        public Cursor(WireObject wire) => After = wire.Text("after"u8);

        public string? After { get; }
    }
}
