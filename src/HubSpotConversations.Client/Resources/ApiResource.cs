using System.Text.Json;
using HubSpotConversations.Accounts;
using HubSpotConversations.Http;
using HubSpotConversations.Http.Content;
using HubSpotConversations.Http.Requests;
using HubSpotConversations.Models;

namespace HubSpotConversations.Resources;

/// <summary>
/// Sends the requests of all resource clients, and adds the items in the responses to the account's directory.
/// </summary>
internal sealed class ApiResource(ApiTransport transport, ApiPaths paths, AccountDirectory directory)
{
    public ApiTransport Transport { get; } = transport;

    public ApiPaths Paths { get; } = paths;

    public AccountDirectory Directory { get; } = directory;

    public async Task<T> GetAsync<T>(
        string path,
        QueryString? query,
        Func<JsonElement, T?> read,
        Action<T>? remember,
        CancellationToken cancellationToken)
        where T : WireModel
    {
        var request = new ApiRequest { Method = HttpMethod.Get, Path = path, Query = query?.ToString() };
        T item = await Transport.SendAsync(request, read, cancellationToken).ConfigureAwait(false);
        return Register(item, remember);
    }

    public async Task<Page<T>> ListAsync<T>(
        string path,
        QueryString query,
        Func<JsonElement, T?> read,
        Action<T>? remember,
        CancellationToken cancellationToken)
        where T : WireModel
    {
        var request = new ApiRequest { Method = HttpMethod.Get, Path = path, Query = query.ToString() };
        return await ListAsync(request, read, remember, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists with a POST that changes nothing.</summary>
    public Task<Page<T>> SearchAsync<T>(
        string path,
        byte[] body,
        Func<JsonElement, T?> read,
        Action<T>? remember,
        CancellationToken cancellationToken)
        where T : WireModel
        => ListAsync(
            new ApiRequest { Method = HttpMethod.Post, Path = path, Body = body }, read, remember, cancellationToken);

    private async Task<Page<T>> ListAsync<T>(
        ApiRequest request, Func<JsonElement, T?> read, Action<T>? remember, CancellationToken cancellationToken)
        where T : WireModel
    {
        Page<T> page = await Transport
            .SendAsync(request, element => Page<T>.Read(element, read), cancellationToken)
            .ConfigureAwait(false);
        RegisterAll(page.Results, remember);
        return page;
    }

    public async Task<T> WriteAsync<T>(
        HttpMethod method,
        string path,
        string? query,
        byte[] body,
        Func<JsonElement, T?> read,
        CancellationToken cancellationToken)
        where T : WireModel
    {
        var request = new ApiRequest { Method = method, Path = path, Query = query, Body = body };
        T item = await Transport.SendAsync(request, read, cancellationToken).ConfigureAwait(false);
        return Register(item, remember: null);
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken)
        => Transport.SendAsync(new ApiRequest { Method = HttpMethod.Delete, Path = path }, cancellationToken);

    public Task<long> DownloadAsync(
        Uri address,
        long? size,
        Stream target,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
        => Transport.Connection.Downloads
            .RunAsync(address, size, target, progress, Transport.Observer, cancellationToken);

    private void RegisterAll<T>(IReadOnlyList<T> items, Action<T>? remember)
        where T : WireModel
    {
        for (int index = 0; index < items.Count; index++)
        {
            _ = Register(items[index], remember);
        }
    }

    public T Register<T>(T item, Action<T>? remember)
        where T : WireModel
    {
        item.Account = Directory;
        remember?.Invoke(item);
        return item;
    }
}
