using System.Collections.Concurrent;
using CloudBridge.Storage.CloudStorage;
using CloudBridge.Storage.CloudStorage.Transfer;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>
/// The storage of projects, in the database of a data folder. The folder and the database are made when something is first
/// stored; until then nothing is on the disk. Safe for any number of threads.
/// </summary>
/// <param name="options">Where it is, and how much may be stored.</param>
/// <param name="time">Dates migrations.</param>
/// <param name="logger">Where failures of the disk go.</param>
/// <param name="claims">Shared with other stores of the process on the same folder; null when there are none.</param>
public sealed partial class SqliteCloudStore(
    SqliteCloudStoreOptions options,
    TimeProvider time,
    ILogger<SqliteCloudStore> logger,
    FolderClaims? claims = null)
    : ICloudStore, IOpenedStore
{
    private readonly DataFolder _folder = new(options.Folder);
    private readonly StorageRules _rules = new(options.Quota);
    private readonly ConcurrentDictionary<(string Cloud, string Project), bool> _projects = [];
    private readonly Lock _opening = new();
    private volatile StorageLane? _lane;
    private bool _isClosed;

    /// <summary>Replaces how the database is opened, so that tests can make the disk fail.</summary>
    internal Func<string, SqliteConnection> Connect { get; init; } = SqliteDatabase.Open;

    /// <summary>Opens the database when there is one: claims the folder and brings it to the newest schema.</summary>
    /// <exception cref="StorageException">Another process uses the folder, or the database cannot be used.</exception>
    public Task OpenAsync(CancellationToken cancellationToken = default) =>
        File.Exists(_folder.Database) ? Task.Run(Open, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc />
    public bool HasDatabases(string cloud, string project) =>
        options.Quota.Databases.Count > 0 || _projects.ContainsKey((cloud, project));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> DatabasesAsync(string cloud, string project) => Read<IReadOnlyList<string>>(
        [.. options.Quota.Databases],
        reader => [.. options.Quota.Databases, .. reader.Names(cloud, project).Except(
            options.Quota.Databases,
            StringComparer.Ordinal)]);

    /// <inheritdoc />
    public ValueTask<bool> CreateAsync(CloudDatabase database) => WriteAsync(database, session => session.Create(database));

    /// <inheritdoc />
    public ValueTask<bool> DropAsync(CloudDatabase database) => WriteAsync(database, session => session.Drop(database));

    /// <inheritdoc />
    public ValueTask<string?> GetAsync(CloudDatabase database, string key) =>
        Read(database, null, (reader, found) => reader.Value(found.Id, key));

    /// <inheritdoc />
    public ValueTask SetAsync(CloudDatabase database, string key, string value) => SetManyAsync(database, [new(key, value)]);

    /// <inheritdoc />
    public async ValueTask SetManyAsync(CloudDatabase database, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        await WriteAsync(database, session =>
        {
            session.Set(database, values);
            return true;
        }).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<bool> DeleteAsync(CloudDatabase database, string key) =>
        WriteAsync(database, session => session.Delete(database, key));

    /// <inheritdoc />
    public ValueTask<KeyPage> KeysAsync(CloudDatabase database, int page, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Read(
            database,
            new KeyPage([], 0),
            (reader, found) => new KeyPage(reader.Keys(found.Id, size, (page - 1L) * size), found.Size.Keys));
    }

    /// <inheritdoc />
    public ValueTask<string> IncrementAsync(CloudDatabase database, string key, string by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return ExactNumber.Parse(by) is { } number
            ? WriteAsync(database, session => session.Increment(database, key, number))
            : ValueTask.FromException<string>(StorageRules.NoNumber(by, CloudStorageRefusal.NotANumber));
    }

    /// <inheritdoc />
    public ValueTask<int> AppendAsync(CloudDatabase database, string key, string text) =>
        WriteAsync(database, session => session.Append(database, key, text));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RankedKey>> TopAsync(CloudDatabase database, int count, RankOrder order, int page = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        return Read<IReadOnlyList<RankedKey>>(
            database,
            [],
            (reader, found) => reader.Top(found.Id, count, (page - 1L) * count, order));
    }

    /// <inheritdoc />
    public ValueTask<KeyPlace?> PlaceAsync(CloudDatabase database, string key, RankOrder order) =>
        Read(database, null, (reader, found) => reader.Place(found.Id, key, order));

    /// <inheritdoc />
    public ValueTask<CloudUsage> UsageAsync(string cloud, string project, string? asker = null)
    {
        var fixedOnes = options.Quota.Databases;
        return asker is null
            ? Read(
                UsageOf(0, default),
                reader => UsageOf(
                    reader.Names(cloud, project).Except(fixedOnes, StringComparer.Ordinal).Count(),
                    reader.SizeOf(cloud, project)))
            : Read(
                PrivateUsageOf(default),
                reader => PrivateUsageOf(reader.Find(new CloudDatabase(cloud, project, "", asker))?.Size ?? default));
    }

    /// <summary>Stores lines of an export in one commit.</summary>
    /// <exception cref="CloudStorageException">The database cannot be used; nothing has changed.</exception>
    internal ValueTask<ImportBatchResult> ImportAsync(IReadOnlyList<StorageLine> lines, bool isReplacing, bool isSkipping) =>
        WriteAsync(session => session.Import(lines, isReplacing, isSkipping));

    /// <summary>Writes all that was handed over, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        StorageLane? lane;
        lock (_opening)
        {
            _isClosed = true;
            (lane, _lane) = (_lane, null);
        }

        if (lane is not null)
        {
            await lane.DisposeAsync().ConfigureAwait(false);
        }
    }

    private CloudUsage UsageOf(long databases, StorageSize size) =>
        new(databases, size.Keys, size.Bytes, options.Quota.MaxDatabases, options.Quota.MaxKeys, options.Quota.MaxBytes);

    private CloudUsage PrivateUsageOf(StorageSize size) =>
        new(0, size.Keys, size.Bytes, 0, options.Quota.MaxPrivateKeys, options.Quota.MaxPrivateBytes);

    private ValueTask<T> Read<T>(CloudDatabase database, T nothing, Func<StorageReader, (long Id, StorageSize Size), T> read)
    {
        ArgumentNullException.ThrowIfNull(database);
        var isAlwaysThere = database.Asker is not null || _rules.IsFixed(database);
        return _lane is null && !isAlwaysThere
            ? ValueTask.FromException<T>(new CloudStorageException(CloudStorageRefusal.NoDatabase))
            : Read(nothing, reader => reader.Find(database) is { } found ? read(reader, found)
                : isAlwaysThere ? nothing
                : throw new CloudStorageException(CloudStorageRefusal.NoDatabase));
    }

    /// <summary>Reads, or answers what an empty store would.</summary>
    private ValueTask<T> Read<T>(T nothing, Func<StorageReader, T> read)
    {
        try
        {
            return new(_lane is { } lane ? lane.Read(read) : nothing);
        }
        catch (CloudStorageException error)
        {
            return ValueTask.FromException<T>(error);
        }
    }

    private ValueTask<T> WriteAsync<T>(CloudDatabase database, Func<StorageSession, T> write)
    {
        ArgumentNullException.ThrowIfNull(database);
        return WriteAsync(write);
    }

    private async ValueTask<T> WriteAsync<T>(Func<StorageSession, T> write)
    {
        StorageLane lane;
        try
        {
            lane = _lane ?? await Task.Run(Open).ConfigureAwait(false);
        }
        catch (StorageException error)
        {
            Log.NotOpened(logger, error);
            throw new CloudStorageException(error.Message, error);
        }

        return await lane.DoAsync(write).ConfigureAwait(false);
    }

    private StorageLane Open()
    {
        lock (_opening)
        {
            return _lane ??= _isClosed ? throw new StorageException("The cloud storage is closed.") : OpenFile();
        }
    }

    private StorageLane OpenFile()
    {
        var file = SqliteFile.Open(
            new SqliteFileOptions { Folder = _folder, File = _folder.Database, Migrations = MigrationFiles.Sqlite, Connect = Connect },
            time,
            claims);
        var lane = new StorageLane(file, options, Remember, logger);
        try
        {
            var projects = lane.Read(reader => reader.Projects());
            Remember([.. projects.Select(project => new StorageSession.ProjectChange(project.Cloud, project.Project, HasDatabases: true))]);
        }
        catch (Exception error)
        {
            file.DisposeAsync().AsTask().GetAwaiter().GetResult();
            if (error is CloudStorageException)
            {
                throw new StorageException(error.Message, error);
            }

            throw;
        }

        lane.Start();
        return lane;
    }

    /// <summary>On the writer's thread, so that what is remembered follows the order of the commits.</summary>
    private void Remember(IReadOnlyList<StorageSession.ProjectChange> changes)
    {
        foreach (var (cloud, project, hasDatabases) in changes)
        {
            if (hasDatabases)
            {
                _projects[(cloud, project)] = true;
            }
            else
            {
                _projects.TryRemove((cloud, project), out _);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Nothing can be stored: the database cannot be opened")]
        public static partial void NotOpened(ILogger logger, Exception error);
    }
}
