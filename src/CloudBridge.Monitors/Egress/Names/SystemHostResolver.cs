using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Monitors.Egress.Names;

/// <summary>
/// Asks the operating system, 32 questions at a time. That call blocks its thread and cannot be stopped, so each has a thread of
/// its own, and counts until it really ends.
/// </summary>
public sealed class SystemHostResolver : IHostResolver, IDisposable
{
    private const int MaxQuestions = 32;
    private readonly SemaphoreSlim _places = new(MaxQuestions);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await Task.Factory.StartNew(() => Ask(host), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private IPAddress[] Ask(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            var isCertain = error is not SocketException { SocketErrorCode: not (SocketError.HostNotFound or SocketError.NoData) };
            throw new HostNotFoundException($"{host} has no address.", error) { IsCertain = isCertain };
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        try
        {
            _places.Release();
        }
        catch (ObjectDisposedException)
        {
            // The program ends while the operating system still looks.
        }
    }
}
