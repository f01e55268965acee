using System.Collections.Concurrent;
using CloudBridge.Scratch;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CloudBridge.Storage.Stats;

/// <summary>
/// A few connections that read, each for one question at a time. A question that takes too long is broken off; searches of the
/// forum may hold only half of the connections, so that they never keep the others waiting.
/// </summary>
internal sealed class StatsReaders(StatsFile file, LocalStatsOptions options, TimeProvider time) : IDisposable
{
    private const int Interrupted = 9;
    private const int StepsBetweenLooks = 2_000;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SemaphoreSlim _places = new(options.MaxQueries);
    private readonly SemaphoreSlim _searches = new(Math.Max(1, options.MaxQueries / 2));
    private volatile bool _isClosed;

    /// <summary>Answers a question.</summary>
    /// <exception cref="UpstreamException">It took too long, or the database cannot be read.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        LimitAsync(token => OnAConnectionAsync(read, token), cancellationToken);

    /// <summary>Answers a question that may be much work.</summary>
    /// <exception cref="UpstreamException">It took too long, or the database cannot be read.</exception>
    public Task<T> SearchAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        LimitAsync(token => HoldAsync(_searches, () => OnAConnectionAsync(read, token), token), cancellationToken);

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private async Task<T> LimitAsync<T>(Func<CancellationToken, Task<T>> answer, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.QueryTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await answer(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UpstreamException(
                Upstream.ScratchDb,
                UpstreamFault.TimedOut,
                $"A question to {file.Path} took longer than {options.QueryTimeout}.",
                error);
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            throw new UpstreamException(
                Upstream.ScratchDb,
                UpstreamFault.Unavailable,
                SqliteFault.Describe(file.Path, error),
                error);
        }
    }

    private Task<T> OnAConnectionAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        HoldAsync(_places, () => Task.Run(() => Read(read, cancellationToken), cancellationToken), cancellationToken);

    private static async Task<T> HoldAsync<T>(SemaphoreSlim places, Func<Task<T>> answer, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await answer().ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    private T Read<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        var connection = _idle.TryTake(out var idle) ? idle : file.OpenReader();
        var isWell = false;
        try
        {
            // One step of a search of the index may be much work; an interrupt ends it at the next page that it reads.
            using var interrupt = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
            raw.sqlite3_progress_handler(
                connection.Handle,
                StepsBetweenLooks,
                _ => cancellationToken.IsCancellationRequested ? 1 : 0,
                null);
            var answer = read(connection);
            isWell = true;
            return answer;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Interrupted)
        {
            isWell = true;
            throw new OperationCanceledException("The question was broken off.", error, cancellationToken);
        }
        finally
        {
            Return(connection, isWell && !_isClosed);
        }
    }

    private void Return(SqliteConnection connection, bool isWell)
    {
        if (!isWell)
        {
            connection.Dispose();
            return;
        }

        raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        _idle.Add(connection);
    }
}
