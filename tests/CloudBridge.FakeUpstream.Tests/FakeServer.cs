using System.Net;
using System.Text.Json;
using CloudBridge.TestKit;

namespace CloudBridge.FakeUpstream.Tests;

/// <summary>One fake upstream for a class of tests, and the questions to it.</summary>
public sealed class FakeServer : IAsyncLifetime, IDisposable
{
    private HttpClient _http = new();

    internal FakeUpstreamHost Host { get; private set; } = null!;

    internal Uri Api => Host.BaseUrlOf("ScratchApi");

    public async Task InitializeAsync()
    {
        Host = await FakeUpstreamHost.StartAsync();
        _http = new HttpClient { BaseAddress = Api };
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public void Dispose() => _http.Dispose();

    internal async Task<JsonElement> GetAsync(string path)
    {
        var (status, body) = await AskAsync(path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        return body;
    }

    internal async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(string path)
    {
        using var response = await Patience.WaitAsync(_http.GetAsync(new Uri(path.TrimStart('/'), UriKind.Relative)));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return (response.StatusCode, document.RootElement.Clone());
    }

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) => Patience.WaitAsync(_http.SendAsync(new HttpRequestMessage(method, new Uri(path.TrimStart('/'), UriKind.Relative))));
}
