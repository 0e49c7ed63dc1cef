using System.Globalization;
using System.Text;

namespace HubSpotConversations.Http.Content;

/// <summary>The bytes of an upload's form that stand before and after those of the file.</summary>
internal sealed class UploadForm
{
    public UploadForm(FileUpload upload)
    {
        string boundary = "hubspotconversations-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        ContentType = "multipart/form-data; boundary=" + boundary;
        var form = new StringBuilder();
        Add(form, boundary, "options", RequestWriter.UploadOptions(upload), "application/json");
        if (upload.FolderId is { } folderId)
        {
            Add(form, boundary, "folderId", folderId);
        }
        else
        {
            Add(form, boundary, "folderPath", upload.FolderPath!);
        }

        string headerName = Escape(upload.Name);
        if (headerName != upload.Name || headerName.Any(static c => c > '~'))
        {
            // Not every server reads a header's UTF-8 as such. What stands in a part of its own nobody misreads.
            Add(form, boundary, "fileName", upload.Name);
        }

        form.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
            .Append(headerName).Append("\"\r\nContent-Type: ")
            .Append(upload.ContentType ?? MimeTypes.Of(upload.Name)).Append("\r\n\r\n");
        Before = Encoding.UTF8.GetBytes(form.ToString());
        After = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
    }

    public string ContentType { get; }

    public byte[] Before { get; }

    public byte[] After { get; }

    private static void Add(StringBuilder form, string boundary, string name, string value, string? type = null)
    {
        form.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(name)
            .Append("\"\r\n");
        if (type is not null)
        {
            form.Append("Content-Type: ").Append(type).Append("\r\n");
        }

        form.Append("\r\n").Append(value).Append("\r\n");
    }

    // RFC 7578 forbids filename* in forms: a name is UTF-8 as it is, and what would end it is written as in addresses,
    // which is what browsers do.
    private static string Escape(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            _ = c is '"' or '\\' || char.IsControl(c)
                ? text.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture))
                : text.Append(c);
        }

        return text.ToString();
    }
}
