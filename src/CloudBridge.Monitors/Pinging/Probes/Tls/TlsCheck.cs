namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// The processor time that the TLS of one check may cost over all its connections, and the host that it has found to want
/// Diffie-Hellman over primes. Charged is the work between a read of a connection and the next call of it, on one thread.
/// </summary>
/// <param name="budget">The processor time; what a thread cannot be asked for costs nothing.</param>
internal sealed class TlsCheck(TimeSpan budget)
{
    private long _left = budget.Ticks;

    /// <summary>The host that no handshake without primes was possible with; null when there is none.</summary>
    public string? HostOverPrimes { get; set; }

    /// <summary>Takes time from the budget.</summary>
    /// <exception cref="TlsFailedException">Nothing is left.</exception>
    public void Charge(TimeSpan used)
    {
        if (Interlocked.Add(ref _left, -used.Ticks) <= 0)
        {
            throw new TlsFailedException("The TLS of the peer costs too much processor time.") { Why = TlsReasons.TooCostly };
        }
    }
}
