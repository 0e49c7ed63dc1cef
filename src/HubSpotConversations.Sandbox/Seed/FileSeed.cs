using System.Text;
using HubSpotConversations.Sandbox.Options;
using HubSpotConversations.Sandbox.State;

namespace HubSpotConversations.Sandbox.Seed;

/// <summary>The files behind the attachments. They are tiny but valid.</summary>
internal static class FileSeed
{
    // An image of one grey pixel.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklE"
        + "QVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    private const string Pdf = "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\n"
        + "trailer<</Root 1 0 R>>\n%%EOF\n";

    public static void Fill(AccountState state)
    {
        Add(state, SandboxData.ImageFileId, "damaged box.png", "image/png", Convert.FromBase64String(Png));
        Add(state, SandboxData.InvoiceFileId, "invoice-2026-118.pdf", "application/pdf", Encoding.ASCII.GetBytes(Pdf));
        Add(state, "170045003", "sticker.png", "image/png", Convert.FromBase64String(Png));
        Add(state, "170045004", "voice.ogg", "audio/ogg", Encoding.ASCII.GetBytes("OggS, and no voice in it"));
        Add(state, "170045005", "header.png", "image/png", Convert.FromBase64String(Png));
        Add(state, "170045006", "../../etc/pass wd:<evil>.txt", "text/plain", Encoding.ASCII.GetBytes("harmless"));
        Add(state, SandboxData.FileId, "catalogue.pdf", "application/pdf", Encoding.ASCII.GetBytes(Pdf));
        Add(state, "190002", "terms.pdf", "application/pdf", Encoding.ASCII.GetBytes(Pdf + "%terms"));
    }

    private static void Add(AccountState state, string id, string name, string type, byte[] content)
        => state.Files.Add(new StoredFile { Id = id, FullName = name, ContentType = type, Content = content });
}
