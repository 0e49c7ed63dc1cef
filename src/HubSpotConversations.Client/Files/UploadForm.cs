using System.Net.Http.Headers;
using System.Text;
using HubSpotConversations.Json;

namespace HubSpotConversations;

/// <summary>The form that HubSpot takes files in.</summary>
internal static class UploadForm
{
    public static MultipartFormDataContent Make(Stream content, FileUpload upload)
    {
        var form = new MultipartFormDataContent();
        var file = new StreamContent(content, bufferSize: 81920);
        file.Headers.ContentType = MediaTypeHeaderValue.TryParse(
            upload.ContentType ?? ContentTypes.Of(upload.Name), out MediaTypeHeaderValue? type)
            ? type
            : new MediaTypeHeaderValue(ContentTypes.Unknown);
        Add(form, file, "file", AsciiName(upload.Name));

        // The name in the header of a part is read in many ways; the field is read in one.
        Add(form, Text(upload.Name), "fileName");
        Add(form, Text(upload.FolderPath), "folderPath");
        var options = new ByteArrayContent(
            RequestWriter.Write(writer => writer.WriteString("access", upload.Access)));
        options.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Add(form, options, "options");
        return form;
    }

    private static ByteArrayContent Text(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        return content;
    }

    private static void Add(MultipartFormDataContent form, HttpContent part, string name, string? fileName = null)
    {
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            // In quotation marks, as every browser writes them: not every server takes them without.
            Name = $"\"{name}\"",
            FileName = fileName is null ? null : $"\"{fileName}\"",
        };
        form.Add(part);
    }

    private static string AsciiName(string name)
        => new(name.Select(static c => c is > '\u001f' and < '\u007f' and not ('"' or '\\') ? c : '_').ToArray());
}
