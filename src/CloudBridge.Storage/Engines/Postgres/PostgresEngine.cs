using CloudBridge.Monitors;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudBridge.Storage.Engines.Postgres;

/// <summary>A PostgreSQL database. Each work that writes is a transaction, run again when another one was in its way.</summary>
/// <param name="options">Which database.</param>
/// <param name="time">Dates migrations.</param>
/// <param name="logger">Where trouble goes.</param>
internal sealed partial class PostgresEngine(PostgresEngineOptions options, TimeProvider time, ILogger logger) : ISqlEngine
{
    private const int MaxConflicts = 10;
    private const int MaxLostConnections = 1;
    private const int DefaultPool = 20;
    private const int DefaultPrepared = 60;

    private NpgsqlDataSource? _source;
    private volatile string? _trouble;

    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        var source = Source();
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var version = await new PostgresMigrator(options.Area, options.Migrations, time).MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
            Log.Opened(logger, options.Area, connection.Database, version, options.Migrations.Count);
            _source = source;
        }
        catch (Exception error)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            if (error is NpgsqlException || PostgresFault.IsOne(error))
            {
                throw new StorageException($"{PostgresFault.Describe(error)} Check Monitors:ConnectionString.", error);
            }

            throw;
        }
    }

    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        DoAsync(work, isWrite: true, cancellationToken);

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken = default) =>
        DoAsync(work, isWrite: false, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _source, null) is { } source)
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private NpgsqlDataSource Source()
    {
        NpgsqlConnectionStringBuilder words;
        try
        {
            words = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (ArgumentException error)
        {
            throw new StorageException("Monitors:ConnectionString cannot be read. It looks like Host=localhost;Database=cloudbridge;Username=cloudbridge;Password=...", error);
        }

        if (!words.ShouldSerialize("Maximum Pool Size"))
        {
            words.MaxPoolSize = DefaultPool;
        }

        if (!words.ShouldSerialize("Max Auto Prepare"))
        {
            words.MaxAutoPrepare = DefaultPrepared;
        }

        return new NpgsqlDataSourceBuilder(words.ConnectionString).Build();
    }

    private async Task<T> DoAsync<T>(Func<DbSession, Task<T>> work, bool isWrite, CancellationToken cancellationToken)
    {
        var attempt = new Attempt();
        while (true)
        {
            try
            {
                var result = await TryAsync(work, isWrite, attempt, cancellationToken).ConfigureAwait(false);
                Recovered();
                return result;
            }
            catch (Exception error) when (attempt.MayRepeat(error))
            {
                // From the beginning, on another connection.
            }
            catch (Exception error) when (PostgresFault.IsOne(error))
            {
                throw Unavailable(error);
            }
        }
    }

    private async Task<T> TryAsync<T>(Func<DbSession, Task<T>> work, bool isWrite, Attempt attempt, CancellationToken cancellationToken)
    {
        var source = _source ?? throw StoreRefusals.Unavailable();
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        if (!isWrite)
        {
            return await work(new DbSession(connection, isPostgres: true, cancellationToken)).ConfigureAwait(false);
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var result = await work(new DbSession(connection, isPostgres: true, cancellationToken)).ConfigureAwait(false);
        attempt.IsCommitting = true;
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    private void Recovered()
    {
        if (_trouble is not null)
        {
            _trouble = null;
            Log.Recovered(logger);
        }
    }

    private MonitorException Unavailable(Exception error)
    {
        var message = PostgresFault.Describe(error);
        if (message != _trouble)
        {
            _trouble = message;
            Log.Failed(logger, error, message);
        }

        return StoreRefusals.Unavailable(error);
    }

    /// <summary>What may still be repeated of a work. A commit whose connection broke is not: it may have happened.</summary>
    private sealed class Attempt
    {
        private int _conflicts;
        private int _lost;

        public bool IsCommitting { get; set; }

        public bool MayRepeat(Exception error)
        {
            var mayRepeat = (PostgresFault.IsConflict(error) && _conflicts++ < MaxConflicts)
                || (!IsCommitting && PostgresFault.IsLostConnection(error) && _lost++ < MaxLostConnections);
            IsCommitting = IsCommitting && !mayRepeat;
            return mayRepeat;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The schema {Area} of the PostgreSQL database {Database} had version {Found} and has {Current}")]
        public static partial void Opened(ILogger logger, string area, string database, int found, int current);

        [LoggerMessage(2, LogLevel.Error, "The store cannot be used: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, string reason);

        [LoggerMessage(3, LogLevel.Information, "PostgreSQL can be used again")]
        public static partial void Recovered(ILogger logger);
    }
}
