using System.Text;
using System.Text.Json;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Scratch;

/// <summary>Speaks to the site as the libraries do: every header and cookie by hand.</summary>
public sealed class SiteClient(Uri url) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = url,
        Timeout = CloudSocket.Patience,
    };

    public Task<SiteReply> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<SiteReply> LoginAsync(string userName, string password, string path = "/login/", Action<HttpRequestMessage>? change = null) =>
        PostAsync(path, JsonSerializer.Serialize(new { username = userName, password }), change: change);

    public Task<SiteReply> SessionAsync(string? sessionId) => PostAsync("/session", null, sessionId);

    public Task<SiteReply> LogoutAsync(string sessionId) => PostAsync("/accounts/logout/", null, sessionId);

    public Task<SiteReply> PostAsync(string path, string? json, string? sessionId = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("User-Agent", "Mozilla/5.0");
        request.Headers.Add("x-csrftoken", "a");
        request.Headers.Add("x-requested-with", "XMLHttpRequest");
        request.Headers.Add("Referer", "https://scratch.mit.edu");
        request.Headers.Add("Cookie", $"scratchcsrftoken=a;scratchlanguage=en;{(sessionId is null ? "" : $"scratchsessionsid={sessionId};")}");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        change?.Invoke(request);
        return SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<SiteReply> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await _http.SendAsync(request);
        return await SiteReply.ReadAsync(response);
    }
}
