using System.Net.Http.Headers;
using System.Text;

namespace HubSpotConversations.Http.Content;

/// <summary>Builds the form of an upload: its options, its folder and the file.</summary>
internal static class UploadForm
{
    public static MultipartFormDataContent Create(FileContent file)
    {
        FileUpload upload = file.Upload;
        var form = new MultipartFormDataContent();

        // .NET puts quotes around the boundary, which some servers can't read.
        NameValueHeaderValue boundary = form.Headers.ContentType!.Parameters.Single();
        boundary.Value = boundary.Value!.Trim('"');

        var options = new ByteArrayContent(RequestWriter.UploadOptions(upload));
        form.Add(options, Quote("options"));
        options.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (upload.FolderId is { } folderId)
        {
            form.Add(Text(folderId), Quote("folderId"));
        }
        else
        {
            form.Add(Text(upload.FolderPath!), Quote("folderPath"));
        }

        // RFC 7578 forbids filename* in forms. As browsers do, the header has the name in UTF-8, with quotes escaped.
        string headerName = upload.Name.Replace("\"", "%22").Replace("\\", "%5C");
        if (headerName != upload.Name || headerName.Any(static c => c > '~'))
        {
            // Some servers misread UTF-8 in a header. They can't misread a separate part.
            form.Add(Text(upload.Name), Quote("fileName"));
        }

        // .NET writes headers in Latin-1, so each character here stands for one byte of UTF-8.
        string latin1 = Encoding.GetEncoding("iso-8859-1").GetString(Encoding.UTF8.GetBytes(headerName));
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{latin1}\"");
        file.Headers.TryAddWithoutValidation("Content-Type", upload.ContentType ?? MimeTypes.Of(upload.Name));
        form.Add(file);
        return form;
    }

    // Without a content type. A StringContent would have one.
    private static ByteArrayContent Text(string value) => new(Encoding.UTF8.GetBytes(value));

    // Like browsers, and unlike .NET, which leaves a plain name without quotes.
    private static string Quote(string name) => $"\"{name}\"";
}
