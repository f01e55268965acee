namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>
/// Does equal things once for all who want them at the same time. Who leaves does not end it for the others; when the last has
/// left, it is cancelled. Safe for threads.
/// </summary>
/// <param name="run">Does it.</param>
internal sealed class SingleFlight<TKey, TResult>(Func<TKey, CancellationToken, Task<TResult>> run)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Flight> _flights = [];

    /// <summary>Those that are under way.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _flights.Count;
            }
        }
    }

    /// <summary>Waits for the result, which others may wait for too.</summary>
    /// <param name="key">What is wanted.</param>
    /// <param name="shared">Called when it was under way already.</param>
    /// <param name="cancellationToken">Ends this wait.</param>
    public async Task<TResult> JoinAsync(TKey key, Action? shared, CancellationToken cancellationToken)
    {
        var flight = Board(key, out var isNew);
        if (!isNew)
        {
            shared?.Invoke();
        }

        try
        {
            return await flight.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private Flight Board(TKey key, out bool isNew)
    {
        lock (_gate)
        {
            isNew = !_flights.TryGetValue(key, out var flight);
            if (isNew)
            {
                flight = _flights[key] = new Flight();
                flight.Task = Task.Run(() => FlyAsync(key, flight), CancellationToken.None);
            }

            flight!.Waiting++;
            return flight;
        }
    }

    private async Task<TResult> FlyAsync(TKey key, Flight flight)
    {
        try
        {
            return await run(key, flight.Stop.Token).ConfigureAwait(false);
        }
        finally
        {
            Remove(key, flight);
        }
    }

    private void Leave(TKey key, Flight flight)
    {
        lock (_gate)
        {
            if (--flight.Waiting > 0 || flight.Task.IsCompleted)
            {
                return;
            }
        }

        Remove(key, flight);
        flight.Stop.Cancel();
        _ = flight.Task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void Remove(TKey key, Flight flight)
    {
        lock (_gate)
        {
            if (_flights.TryGetValue(key, out var current) && ReferenceEquals(current, flight))
            {
                _flights.Remove(key);
            }
        }
    }

    private sealed class Flight
    {
        public CancellationTokenSource Stop { get; } = new();

        public int Waiting { get; set; }

        public Task<TResult> Task { get; set; } = null!;
    }
}
