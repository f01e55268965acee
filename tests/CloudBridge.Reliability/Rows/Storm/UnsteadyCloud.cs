using System.Net.WebSockets;
using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Storm;

/// <summary>The in-memory cloud behind a door that can be shut, or that lets in only to throw out; it notes who knocks when.</summary>
internal sealed class UnsteadyCloud(InMemoryCloud cloud, TimeProvider time) : IWebSocketConnectionFactory
{
    private readonly Lock _gate = new();
    private readonly List<(CloudOptions Cloud, DateTimeOffset At)> _attempts = [];

    public CloudMood Mood { get; set; }

    /// <summary>Every attempt so far, in order.</summary>
    public IReadOnlyList<(CloudOptions Cloud, DateTimeOffset At)> Attempts
    {
        get
        {
            lock (_gate)
            {
                return [.. _attempts];
            }
        }
    }

    public async ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions options, CloudSignIn? signIn, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _attempts.Add((options, time.GetUtcNow()));
        }

        return Mood switch
        {
            CloudMood.Gone => throw new WebSocketException(WebSocketError.Faulted, "Nobody listens."),
            CloudMood.AcceptsThenCloses => new ClosedSocket(),
            _ => await cloud.ConnectAsync(options, signIn, cancellationToken),
        };
    }
}
