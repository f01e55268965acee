using System.Collections.Concurrent;
using CloudBridge.CloudServer.Messages;
using CloudBridge.CloudServer.Runtime;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Clients;

/// <summary>Every open connection, and the signal that the last one has gone.</summary>
internal sealed class ConnectionRegistry
{
    private readonly ConcurrentDictionary<ClientConnection, byte> _connections = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private volatile bool _isStopping;

    public int Count => Volatile.Read(ref _count);

    public void Add(ClientConnection connection)
    {
        Interlocked.Increment(ref _count);
        _connections.TryAdd(connection, 0);
        if (_isStopping)
        {
            connection.Close(CloseReason.Stopping);
        }
    }

    public void Remove(ClientConnection connection)
    {
        _connections.TryRemove(connection, out _);
        if (Interlocked.Decrement(ref _count) == 0 && _isStopping)
        {
            _drained.TrySetResult();
        }
    }

    public void Sweep(long now, ILogger logger)
    {
        foreach (var (connection, _) in _connections)
        {
            Contained.Run("The sweeping of a client", logger, (connection, now), static client => client.connection.Sweep(client.now));
        }
    }

    /// <summary>Ends all without a word.</summary>
    public void AbortAll()
    {
        foreach (var (connection, _) in _connections)
        {
            connection.Abort();
        }
    }

    /// <summary>Closes all with 1001, then ends those that have not answered in time.</summary>
    public async Task StopAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        _isStopping = true;
        foreach (var (connection, _) in _connections)
        {
            connection.Close(CloseReason.Stopping);
        }

        if (Count == 0)
        {
            return;
        }

        try
        {
            await _drained.Task.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            AbortAll();
        }
    }
}
