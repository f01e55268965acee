using System.Threading.Channels;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.CloudStorage;

/// <summary>Writes and reads what projects store.</summary>
/// <param name="file">The open file.</param>
/// <param name="options">The limits.</param>
/// <param name="committed">Called after each commit with what it changed, before those who wait for it go on.</param>
/// <param name="logger">Where failures go.</param>
internal sealed partial class StorageLane(
    SqliteFile file,
    SqliteCloudStoreOptions options,
    Action<IReadOnlyList<StorageSession.ProjectChange>> committed,
    ILogger logger)
    : WriterLane<StorageSession>(file, options.MaxCommit, options.MaxWaiting)
{
    private readonly StorageRules _rules = new(options.Quota);
    private IReadOnlyList<StorageSession.ProjectChange> _changed = [];

    /// <summary>Reads on a connection of the caller's own.</summary>
    /// <exception cref="CloudStorageException">The database cannot be read.</exception>
    public T Read<T>(Func<StorageReader, T> read)
    {
        try
        {
            return File.Readers.Read(
                session => read(session.Keep(connection => new StorageReader((SqliteConnection)connection))));
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            throw new CloudStorageException(SqliteFault.Describe(File.Path, error), error);
        }
    }

    protected override StorageSession SessionOn(DbSession connection) =>
        connection.Keep(this, made => new StorageSession(new StorageTables((SqliteConnection)made), _rules));

    protected override void Begin(StorageSession session) => session.Begin();

    protected override void Mark(StorageSession session) => session.Mark();

    protected override void Undo(StorageSession session) => session.Undo();

    protected override void BeforeCommit(StorageSession session) => _changed = session.Changed;

    protected override void Committed(int works, TimeSpan elapsed) => committed(_changed);

    protected override bool IsRefusal(Exception error) => error is CloudStorageException;

    protected override Exception RefusalOf(Exception error)
    {
        Log.Failed(logger, error, 1, error.Message);
        return new CloudStorageException(error.Message, error);
    }

    protected override Exception FailureOf(string message, Exception error) => new CloudStorageException(message, error);

    protected override Exception ClosedOf(ChannelClosedException error) =>
        new CloudStorageException("The cloud storage is closed.", error);

    protected override void TellFailed(Exception error, int works, string message) => Log.Failed(logger, error, works, message);

    protected override void TellRecovered(long works) => Log.Recovered(logger, works);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The cloud storage could not write {Changes} changes: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, int changes, string reason);

        [LoggerMessage(
            2,
            LogLevel.Information,
            "The cloud storage writes again; {Changes} changes could not be written meanwhile")]
        public static partial void Recovered(ILogger logger, long changes);
    }
}
