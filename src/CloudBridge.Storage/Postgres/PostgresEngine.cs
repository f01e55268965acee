using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudBridge.Storage.Postgres;

/// <summary>A PostgreSQL database. Each work that writes is a transaction, run again when another one was in its way.</summary>
/// <param name="options">Which database.</param>
/// <param name="time">Dates migrations, and measures how long nothing is heard.</param>
/// <param name="logger">Where trouble goes.</param>
internal sealed partial class PostgresEngine(PostgresEngineOptions options, TimeProvider time, ILogger logger) : ISqlEngine
{
    private const int DefaultPool = 20;
    private const int DefaultPrepared = 60;
    private const int DefaultConnectSeconds = 5;

    private readonly StoreGate _gate = new(time);
    private NpgsqlDataSource? _source;
    private volatile string? _trouble;

    public bool IsAnswering => _gate.IsAnswering;

    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        var source = Source();
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var version = await new PostgresMigrator(
                options.Area,
                options.Migrations,
                time).MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
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
            throw new StorageException(
                "Monitors:ConnectionString cannot be read. It looks like Host=localhost;Database=cloudbridge;Username=cloudbridge;Password=...",
                error);
        }

        if (!words.ShouldSerialize("Maximum Pool Size"))
        {
            words.MaxPoolSize = DefaultPool;
        }

        if (!words.ShouldSerialize("Max Auto Prepare"))
        {
            words.MaxAutoPrepare = DefaultPrepared;
        }

        if (!words.ShouldSerialize("Timeout"))
        {
            words.Timeout = DefaultConnectSeconds;
        }

        return new NpgsqlDataSourceBuilder(words.ConnectionString).Build();
    }

    /// <summary>
    /// Runs work for a caller who waits no longer than the database may say nothing. Npgsql gets no token: it would ask a
    /// server that says nothing to cancel, and block the thread meanwhile. What is given up ends by itself, behind the
    /// caller's back.
    /// </summary>
    private async Task<T> DoAsync<T>(Func<DbSession, Task<T>> work, bool isWrite, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (entry == StoreGate.Entry.Refused)
        {
            throw StoreRefusals.Unavailable();
        }

        var call = new PostgresCall(_gate, time);
        try
        {
            return await WaitAsync(RunAsync(work, isWrite, call, entry), call, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            _gate.Missed();
            throw Unavailable(error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && call.Silence >= StoreGate.Silence)
        {
            _gate.Missed();
            throw;
        }
        finally
        {
            call.GiveUp();
        }
    }

    /// <summary>Waits as long as something is heard now and then.</summary>
    private async Task<T> WaitAsync<T>(Task<T> run, PostgresCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var left = options.Patience - call.Silence;
            try
            {
                return await run.WaitAsync(
                    left > TimeSpan.Zero ? left : TimeSpan.Zero,
                    time,
                    cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException) when (run.IsCompleted || call.Silence < options.Patience)
            {
                // It has gone on meanwhile.
            }
        }
    }

    private async Task<T> RunAsync<T>(Func<DbSession, Task<T>> work, bool isWrite, PostgresCall call, StoreGate.Entry entry)
    {
        try
        {
            while (true)
            {
                try
                {
                    var result = await TryAsync(work, isWrite, call).ConfigureAwait(false);
                    Recovered();
                    return result;
                }
                catch (Exception error) when (call.MayRepeat(error))
                {
                    // From the beginning, on another connection.
                }
                catch (Exception error) when (PostgresFault.IsOne(error))
                {
                    throw Judge(error, call);
                }
            }
        }
        finally
        {
            _gate.Leave(entry);
        }
    }

    private async Task<T> TryAsync<T>(Func<DbSession, Task<T>> work, bool isWrite, PostgresCall call)
    {
        var source = _source ?? throw StoreRefusals.Unavailable();
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        call.GoOn();
        var session = new DbSession(connection, isPostgres: true, call.Heard);
        if (!isWrite)
        {
            return await work(session).ConfigureAwait(false);
        }

        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None).ConfigureAwait(false);
        var result = await work(session).ConfigureAwait(false);
        call.BeginCommit();
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        call.Heard();
        return result;
    }

    /// <summary>An answer that refuses is an answer; what broke after its caller had gone was counted then.</summary>
    private MonitorException Judge(Exception error, PostgresCall call)
    {
        if (call.IsGivenUp)
        {
            return StoreRefusals.Unavailable(error);
        }

        if (error is PostgresException)
        {
            call.Heard();
        }
        else
        {
            _gate.Missed();
        }

        return Unavailable(error);
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

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Debug,
            "The schema {Area} of the PostgreSQL database {Database} had version {Found} and has {Current}")]
        public static partial void Opened(ILogger logger, string area, string database, int found, int current);

        [LoggerMessage(2, LogLevel.Error, "The store cannot be used: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, string reason);

        [LoggerMessage(3, LogLevel.Information, "PostgreSQL can be used again")]
        public static partial void Recovered(ILogger logger);
    }
}
