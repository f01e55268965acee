using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Rooms;
using CloudBridge.Storage.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage;

/// <summary>
/// The variables of a cloud server's rooms, in an SQLite file of their own; one that is damaged is set aside and begun
/// anew. A power cut may take the last seconds. Safe for threads.
/// </summary>
/// <param name="options">Where it is, how much is kept and how long.</param>
/// <param name="time">Says when a room was used.</param>
/// <param name="logger">Where damage is told; all other trouble is for the caller to tell.</param>
/// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
public sealed class SqliteRoomStore(
    SqliteRoomStoreOptions options,
    TimeProvider time,
    ILogger<SqliteRoomStore> logger,
    FolderClaims? claims = null)
    : IOpenedStore
{
    private const string Variables =
        "SELECT variable.name, variable.line FROM room JOIN variable ON variable.room = room.id WHERE room.project = @project ORDER BY variable.rowid";

    private readonly string _path = new DataFolder(options.Folder).Rooms;
    private readonly ReplaceableFile _file = new(
        new SqliteEngineOptions { Folder = new DataFolder(options.Folder), File = new DataFolder(options.Folder).Rooms, Migrations = MigrationFiles.Rooms },
        "What is kept of rooms",
        time,
        logger,
        NullLogger.Instance,
        claims);

    private SteadyClock? _clock;
    private long _latest;
    private int _timesSetAside;

    /// <summary>Opens the file, and makes it when there is none.</summary>
    /// <exception cref="StorageException">It cannot be used; the message says why.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        await _file.OpenAsync(cancellationToken).ConfigureAwait(false);
        _timesSetAside = _file.TimesSetAside;
        var latest = await ReadAsync(
            session => session.FirstAsync<long?>("SELECT max(used_at) FROM room"),
            cancellationToken).ConfigureAwait(false);
        _latest = latest ?? time.GetUtcNow().ToUnixTimeMilliseconds();
        _clock = new SteadyClock(time, DateTimeOffset.FromUnixTimeMilliseconds(_latest));
    }

    /// <summary>The variables of a room; none when it is not stored.</summary>
    /// <exception cref="StorageException">The file cannot be read; the message says why.</exception>
    public async Task<IReadOnlyList<StoredVariable>> LoadAsync(string project, CancellationToken cancellationToken = default)
    {
        var rows =
            await ReadAsync(
                session => session.ListAsync<(byte[] Name, byte[] Line)>(Variables, new { project }),
                cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new StoredVariable(row.Name, row.Line))];
    }

    /// <summary>Writes what changes in rooms, all or none, and notes that they are in use.</summary>
    /// <returns>
    /// The rooms that were removed: nobody has used them for too long, or others needed their place. Null when the file was
    /// damaged since the save before: then there is nothing in it but these changes.
    /// </returns>
    /// <exception cref="StorageException">Nothing is written; the message says why.</exception>
    public async Task<IReadOnlyList<string>?> SaveAsync(
        IReadOnlyList<StoredRoom> rooms,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rooms);
        var removed = await GuardAsync(
            () => _file.WriteAsync(session => Task.FromResult(Save(session, rooms)), cancellationToken)).ConfigureAwait(false);
        return Interlocked.Exchange(ref _timesSetAside, _file.TimesSetAside) == _timesSetAside ? removed : null;
    }

    /// <summary>Writes all that was handed over, and closes the file.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private IReadOnlyList<string> Save(DbSession session, IReadOnlyList<StoredRoom> rooms)
    {
        var now = _clock!.Now;
        // Where a clock has gone back, a room must not look older than those that were used before it.
        _latest = Math.Max(_latest, now.ToUnixTimeMilliseconds());
        var writer = new RoomWriter(session.Keep(connection => new RoomStatements(connection)), _latest);
        foreach (var room in rooms)
        {
            writer.Write(room);
        }

        return [.. writer.RemoveStale((now - options.KeptFor).ToUnixTimeMilliseconds()), .. writer.MakePlace(options.MaxBytes)];
    }

    private Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellationToken) =>
        GuardAsync(() => _file.ReadAsync(read, cancellationToken));

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (MonitorException error)
        {
            throw new StorageException(SqliteFault.Describe(_path, error.InnerException ?? error), error);
        }
    }
}
