using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.Monitors.Access;
using CloudBridge.Scratch;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary>Everything that is done with keys, right and wrong, at the highest level of logging: nothing secret is in the log.</summary>
[Collection(SignInGroup.Name)]
public sealed class SecretTests(SignInServer scratch)
{
    private readonly List<string> _secrets = [];

    [Fact]
    public async Task No_secret_reaches_the_log_whatever_is_done_with_it()
    {
        var (key, token) = await SignInAsync();
        await UseAsync(key);
        await MisuseAsync(key, token);
        await SendRawAsync(key);
        await SendRawAsync(await UseTicketAsync(key));
        await FailAsync(key);

        var log = scratch.Server.Log.ToString();
        Assert.Contains("Request starting HTTP/1.1 GET", log, StringComparison.Ordinal);
        Assert.Contains("cbk1_***", log, StringComparison.Ordinal);
        Assert.Equal(4, _secrets.Count);
        Assert.All(_secrets, secret => Assert.Empty(SecretScan.Find(secret, log)));
    }

    [Fact]
    public void The_search_finds_a_piece_of_a_key_that_slips_through()
    {
        var secret = AccessKey.Create().Text[18..];

        scratch.Server.Get<ILoggerFactory>().CreateLogger("Careless").LogTrace("This is not to be written: {Text}", secret[100..120]);

        Assert.Equal(5, SecretScan.Find(secret, scratch.Server.Log.ToString()).Count);
    }

    private async Task<(string Key, string Token)> SignInAsync()
    {
        var started = await PostAsync("start", new { user = SignInServer.Player });
        await PostAsync("poll", new { poll_token = started["poll_token"] });
        await scratch.AskAsync(SignInServer.Other, "auth.confirm", started["code"]);
        await scratch.AskAsync(SignInServer.Player, "auth.confirm", started["code"]);
        var done = await PostAsync("poll", new { poll_token = started["poll_token"] });
        Assert.Equal(HttpStatusCode.Gone, (await PostAsync("poll", new { poll_token = started["poll_token"] })).Status);
        var session = await scratch.Server.Get<IScratchSessionStore>().LoadAsync("bridge", CancellationToken.None);
        _secrets.AddRange([done["key"][18..], started["poll_token"][5..], session!.SessionId]);
        return (done["key"], started["poll_token"]);
    }

    private async Task UseAsync(string key)
    {
        Assert.Equal(HttpStatusCode.OK, (await scratch.Server.SendAsync(HttpMethod.Get, "/api/v1/keys", key)).Status);
        Assert.Equal(HttpStatusCode.OK, (await scratch.Server.SendAsync(HttpMethod.Get, "/api/v1/keys", key, header: "X-Access-Key")).Status);
        var second = await scratch.Server.SendAsync(HttpMethod.Post, "/api/v1/keys", key, new { name = "other" });
        Assert.Contains(second.Status, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict });
    }

    private async Task<string> UseTicketAsync(string key)
    {
        var ticket = (await scratch.Server.SendAsync(HttpMethod.Post, "/api/v1/events/tickets", key))["ticket"];
        _secrets.Add(ticket[5..]);
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.Unauthorized })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, $"/api/v1/events?ticket={ticket}");
            using var response = await scratch.Server.Http.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }

        await scratch.Server.SendAsync(HttpMethod.Get, $"/nowhere/{ticket}");
        return ticket;
    }

    private async Task MisuseAsync(string key, string token)
    {
        var wrong = key[..200] + new string('A', 56);
        string[] paths = [$"/api/v1/keys?key={key}", $"/?access_token={key}&poll_token={token}", $"/api/v1/auth/poll?poll_token={token}", $"/nowhere/{key}", $"/api/v1/keys/{key}?{token}"];
        foreach (var path in paths)
        {
            await scratch.Server.SendAsync(HttpMethod.Get, path);
            await scratch.Server.SendAsync(HttpMethod.Delete, path, key);
            await scratch.Server.SendAsync(HttpMethod.Post, path, wrong, new { user = key, poll_token = token, name = key, scopes = new[] { key } });
        }

        await PostAsync("poll", new[] { token });
        await PostAsync("start", new { user = key });
        await scratch.AskAsync(SignInServer.Player, "auth.confirm", key);
    }

    /// <summary>What no client sends: a key in a broken line, header and method.</summary>
    private async Task SendRawAsync(string key)
    {
        foreach (var text in new[] { $"GET /?key={key} HTTP/7\r\n\r\n", $"GET / HTTP/1.1\r\nHost: x\r\nX-Access-Key {key}\r\n\r\n", $"{key} / HTTP/1.1\r\n\r\n", $"GET /{key}\u0001 HTTP/1.1\r\nHost: x\r\n\r\n" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, scratch.Server.Http.BaseAddress!.Port);
            await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
            using var reader = new StreamReader(socket.GetStream(), Encoding.Latin1);
            Assert.StartsWith("HTTP/1.1 ", await reader.ReadLineAsync().WaitAsync(Limits.Patience), StringComparison.Ordinal);
        }
    }

    private async Task FailAsync(string key)
    {
        scratch.Server.Store.IsBroken = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await scratch.Server.SendAsync(HttpMethod.Get, "/api/v1/keys", key)).Status);
        scratch.Server.Store.IsBroken = false;
        Assert.Equal(HttpStatusCode.NoContent, (await scratch.Server.SendAsync(HttpMethod.Delete, $"/api/v1/keys/{key[5..17]}", key)).Status);
    }

    private Task<Reply> PostAsync(string path, object body) => scratch.Server.SendAsync(HttpMethod.Post, "/api/v1/auth/" + path, body: body);
}
