using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Probing;

/// <summary>Sockets to the in-memory cloud, each of which a test may refuse, delay or lead elsewhere.</summary>
internal sealed class DetourSockets(IWebSocketConnectionFactory cloud) : IWebSocketConnectionFactory
{
    private int _count;

    /// <summary>Every opening that was asked for.</summary>
    public SignalLog<CloudSignIn?> Openings { get; } = new();

    /// <summary>What happens to an opening by its number, from 1; throws, waits, or names another address. Null lets it through.</summary>
    public Func<int, CancellationToken, Task<Uri?>> Detour { get; set; } = (_, _) => Task.FromResult<Uri?>(null);

    public async ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloudOptions, CloudSignIn? signIn, CancellationToken cancellationToken)
    {
        Openings.Add(signIn);
        var url = await Detour(Interlocked.Increment(ref _count), cancellationToken);
        var to = url is null ? cloudOptions : new CloudOptions { Kind = cloudOptions.Kind, Url = url };
        return await cloud.ConnectAsync(to, signIn, cancellationToken);
    }
}
