using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Connections;

/// <summary>A cloud that never answers an attempt to connect.</summary>
internal sealed class SilentCloud : IWebSocketConnectionFactory
{
    public SignalLog<CloudOptions> Attempts { get; } = new();

    public async ValueTask<IWebSocketConnection> ConnectAsync(CloudOptions cloud, CloudSignIn? signIn, CancellationToken cancellationToken)
    {
        var forever = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var given = cancellationToken.Register(() => forever.TrySetCanceled(cancellationToken));
        Attempts.Add(cloud);
        await forever.Task;
        throw new InvalidOperationException("Nobody answers.");
    }
}
