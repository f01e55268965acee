using System.Net.Sockets;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>A socket below TLS, which sees what the peer sends before it is worked on, and charges the check for that work.</summary>
/// <param name="socket">The socket, which it owns.</param>
/// <param name="check">The check.</param>
/// <param name="primes">Refuses long primes; null where none are spoken.</param>
internal sealed class TlsTransport(Socket socket, TlsCheck check, PrimeLimit? primes) : NetworkStream(socket, ownsSocket: true)
{
    private int _thread;
    private TimeSpan _began;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Stop();
        var count = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        primes?.Take(buffer.Span[..count]);
        (_began, _thread) = (ThreadClock.Now(), Environment.CurrentManagedThreadId);
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Stop();
        return base.WriteAsync(buffer, cancellationToken);
    }

    /// <summary>Ends the work on what was read last.</summary>
    /// <exception cref="TlsFailedException">The check has no time left.</exception>
    public void Stop()
    {
        if (_thread == Environment.CurrentManagedThreadId)
        {
            _thread = 0;
            check.Charge(ThreadClock.Now() - _began);
        }
    }
}
