using CloudBridge.Journal;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Journal;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>
/// The journal in an SQLite file. Times are kept to the millisecond. A call before <see cref="OpenAsync"/>, after
/// <see cref="DisposeAsync"/>, or while the disk fails ends with a <see cref="JournalException"/>.
/// </summary>
/// <param name="options">Where it is, and its limits.</param>
/// <param name="time">Decides what is too old.</param>
/// <param name="logger">Where failures of the disk go.</param>
/// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
public sealed partial class SqliteRequestJournal(
    SqliteJournalOptions options,
    TimeProvider time,
    ILogger<SqliteRequestJournal> logger,
    FolderClaims? claims = null)
    : IRequestJournal, IOpenedStore
{
    private readonly DataFolder _folder = new(options.Folder);
    private volatile JournalLane? _lane;

    /// <summary>Replaces how the database is opened, so that tests can make the disk fail.</summary>
    internal Func<string, SqliteConnection> Connect { get; init; } = SqliteDatabase.Open;

    private JournalLane Lane => _lane ?? throw new JournalException("The journal is not open.");

    /// <summary>Claims the folder, brings the database to the newest schema and begins to write.</summary>
    /// <exception cref="StorageException">Another process uses the folder, or the database cannot be used.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) => Task.Run(Open, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<JournalEntry?> BeginAsync(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (known, isRecorded) = await Lane.DoAsync(session => session.BeginRequest(entry)).ConfigureAwait(false);
        return known is not null || isRecorded
            ? known
            : throw new JournalException("The journal is full of requests that must not be forgotten yet.") { IsFull = true };
    }

    /// <inheritdoc />
    public ValueTask<JournalEntry?> FindAsync(JournalKey key) => Lane.DoAsync(session => session.Find(key));

    /// <inheritdoc />
    public async ValueTask RestartAsync(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await Lane.DoAsync(session =>
        {
            session.RestartRequest(entry);
            return true;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc />
    /// <remarks>An answer to a request that has been forgotten is dropped.</remarks>
    public async ValueTask AnswerAsync(JournalKey key, JournalAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        await Lane.DoAsync(session =>
        {
            session.Answer(key, answer);
            return true;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Deliver(JournalKey key)
    {
        if (_lane is { } lane)
        {
            lane.Deliver(key);
            return;
        }

        Log.NotOpen(logger, key.Id);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEntry>> ReadOpenAsync() => Lane.DoAsync(session => session.ReadOpen());

    /// <summary>Writes all that was handed over, and closes the database.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _lane, null)?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Open()
    {
        var file = SqliteFile.Open(
            new SqliteFileOptions { Folder = _folder, File = _folder.Database, Migrations = MigrationFiles.Sqlite, Connect = Connect },
            time,
            claims);
        Log.Opened(logger, file.Path, file.VersionFound, MigrationFiles.Sqlite.Count);
        var lane = new JournalLane(file, options, time, logger);
        lane.Start();
        _lane = lane;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The journal {File} had schema version {Found} and has {Current}")]
        public static partial void Opened(ILogger logger, string file, int found, int current);

        [LoggerMessage(
            2,
            LogLevel.Warning,
            "The journal is not open; that the answer to request {Id} was delivered is not noted, and it may be sent again")]
        public static partial void NotOpen(ILogger logger, string id);
    }
}
