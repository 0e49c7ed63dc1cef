using System.Globalization;
using System.Text;

namespace HubSpotConversations.Serving;

/// <summary>Reads one request from a connection, within limits.</summary>
internal sealed class RequestReader(Stream stream, int longestBody)
{
    private const int LongestHead = 16 * 1024;

    private readonly byte[] _buffer = new byte[LongestHead];
    private int _start;
    private int _end;

    /// <summary>Reads the request, or the response to a request that can't be read.</summary>
    public async Task<(LocalRequest? Request, LocalResponse? Problem)> ReadAsync()
    {
        string[]? lines = await ReadHeadAsync().ConfigureAwait(false);
        string[] parts = lines?[0].Split(' ') ?? [];
        if (parts.Length != 3)
        {
            return (null, new LocalResponse(400));
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines!.Skip(1))
        {
            int colon = line.IndexOf(':');
            if (colon > 0)
            {
                headers[line.Substring(0, colon)] = line.Substring(colon + 1).Trim();
            }
        }

        using var body = new MemoryStream();
        int problem = await ReadBodyAsync(headers, body).ConfigureAwait(false);
        return problem == 0
            ? (new LocalRequest(parts[0], parts[1], headers, body.ToArray()), null)
            : (null, new LocalResponse(problem));
    }

    /// <summary>Reads the body, and returns 0 or the status of the problem.</summary>
    private async Task<int> ReadBodyAsync(Dictionary<string, string> headers, MemoryStream body)
    {
        if (headers.TryGetValue("Transfer-Encoding", out string? encoding))
        {
            return encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? await ReadChunksAsync(body).ConfigureAwait(false)
                : 501;
        }

        if (!headers.TryGetValue("Content-Length", out string? text))
        {
            return 0;
        }

        return !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int length) ? 400
            : length > longestBody ? 413
            : await CopyAsync(length, body).ConfigureAwait(false) ? 0 : 400;
    }

    private async Task<int> ReadChunksAsync(MemoryStream body)
    {
        while (await ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            string size = line.Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length)
                || length < 0)
            {
                return 400;
            }

            if (length == 0)
            {
                return 0;
            }

            if (length > longestBody - body.Length)
            {
                return 413;
            }

            if (!await CopyAsync(length, body).ConfigureAwait(false)
                || await ReadLineAsync().ConfigureAwait(false) is not { Length: 0 })
            {
                return 400;
            }
        }

        return 400;
    }

    private async Task<string[]?> ReadHeadAsync()
    {
        var lines = new List<string>();
        int length = 0;
        while (await ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            length += line.Length + 2;
            if (length > LongestHead)
            {
                return null;
            }

            if (line.Length == 0)
            {
                return lines.Count > 0 ? [.. lines] : null;
            }

            lines.Add(line);
        }

        return null;
    }

    /// <summary>Reads a line; null if it is too long or cut off.</summary>
    private async Task<string?> ReadLineAsync()
    {
        while (true)
        {
            int newline = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            if (newline >= 0)
            {
                string line = Encoding.UTF8.GetString(_buffer, _start, newline - _start).TrimEnd('\r');
                _start = newline + 1;
                return line;
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                return null;
            }
        }
    }

    private async Task<bool> CopyAsync(int length, MemoryStream body)
    {
        while (length > 0)
        {
            if (_start == _end && !await FillAsync().ConfigureAwait(false))
            {
                return false;
            }

            int count = Math.Min(length, _end - _start);
            body.Write(_buffer, _start, count);
            _start += count;
            length -= count;
        }

        return true;
    }

    private async Task<bool> FillAsync()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            return false;
        }

        int read = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
