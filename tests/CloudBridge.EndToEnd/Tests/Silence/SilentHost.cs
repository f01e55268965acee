using System.Net;
using CloudBridge.EndToEnd.Drivers;

namespace CloudBridge.EndToEnd.Tests.Silence;

/// <summary>A host that somebody takes for a cloud: it takes a connection, and never says a word on it.</summary>
internal sealed class SilentHost : IDisposable
{
    private readonly HttpListener _listener = new();

    /// <summary>Starts one on a free port.</summary>
    /// <param name="opens">Whether it opens a WebSocket; if not it leaves even that unanswered.</param>
    public SilentHost(bool opens)
    {
        var port = FreePorts.Take(1)[0];
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        Address = new Uri($"ws://127.0.0.1:{port}/");
        Visit = AcceptAsync(opens);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Completes when somebody has asked it for a WebSocket.</summary>
    public Task Visit { get; }

    /// <inheritdoc />
    public void Dispose() => _listener.Abort();

    private async Task AcceptAsync(bool opens)
    {
        var visit = await _listener.GetContextAsync();
        if (opens)
        {
            await visit.AcceptWebSocketAsync(subProtocol: null);
        }
    }
}
