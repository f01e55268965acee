using System.Text;
using CloudBridge.Storage.CloudStorage.Transfer;

namespace CloudBridge.Storage.CloudStorage;

/// <summary>
/// The changes that the writer makes within a commit. Each call checks everything first and changes nothing when it
/// refuses, so that a refusal does not undo what shares the commit. After a failure of the database it is thrown away.
/// </summary>
internal sealed class StorageSession(StorageTables tables, StorageRules rules) : IDisposable
{
    private readonly List<ProjectChange> _changed = [];
    private int _marked;

    /// <summary>Projects that this commit gives their first shared database, or takes the last one from; in order.</summary>
    public IReadOnlyList<ProjectChange> Changed => _changed;

    /// <summary>Called at the beginning of a commit.</summary>
    public void Begin()
    {
        _changed.Clear();
        tables.Begin();
    }

    /// <summary>Notes what is kept in memory, for <see cref="Undo"/>.</summary>
    public void Mark()
    {
        _marked = _changed.Count;
        tables.Mark();
    }

    /// <summary>Sets what is kept in memory back to the mark.</summary>
    public void Undo()
    {
        _changed.RemoveRange(_marked, _changed.Count - _marked);
        tables.Undo();
    }

    public bool Create(CloudDatabase database)
    {
        rules.CheckName(database);
        var source = tables.SourceOf(database);
        if (rules.IsFixed(database) || tables.FindDatabase(source, database) is not null)
        {
            return false;
        }

        CheckRoom(source, database);
        rules.CheckTotal(tables.Used, StorageSize.DatabaseCost);
        Add(source, database);
        return true;
    }

    public bool Drop(CloudDatabase database)
    {
        var source = tables.SourceOf(database);
        if (tables.FindDatabase(source, database) is not { } found)
        {
            return false;
        }

        tables.DeleteDatabase(found.Id);
        tables.GrowProject(source, new StorageSize(-found.Size.Keys, -found.Size.Bytes));
        if (database.Asker is null && tables.Names(source).Count == 0)
        {
            _changed.Add(new(database.Cloud, database.Project, false));
        }

        return true;
    }

    public bool Delete(CloudDatabase database, string key)
    {
        var source = tables.SourceOf(database);
        if (Find(source, database) is not { } found || tables.Value(found.Id, key) is not { } value)
        {
            return false;
        }

        tables.Delete(found.Id, key);
        tables.Grow(source, found.Id, new StorageSize(-1, -BytesOf(key) - BytesOf(value)));
        return true;
    }

    public void Set(CloudDatabase database, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        rules.CheckName(database);
        foreach (var (key, value) in values)
        {
            rules.CheckKey(key);
            rules.CheckValue(value);
        }

        var source = tables.SourceOf(database);
        var found = tables.FindDatabase(source, database);
        if (found is null)
        {
            CheckRoom(source, database);
        }

        // The last value of a key counts, as it would if they were stored one by one.
        var latest = values.GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(same => same.Last()).ToArray();
        var growth =
            latest.Select(pair => GrowthOf(pair, found is null ? null : tables.Value(found.Value.Id, pair.Key))).ToArray();
        var more = new StorageSize(growth.Sum(size => size.Keys), growth.Sum(size => size.Bytes));
        rules.CheckGrowth(tables.SizeOf(source), more, isPrivate: false);
        if (database.Asker is not null)
        {
            rules.CheckGrowth(found?.Size ?? default, more, isPrivate: true);
        }

        rules.CheckTotal(tables.Used, more.Cost + (found is null ? StorageSize.DatabaseCost : 0));
        var id = found?.Id ?? Add(source, database);
        foreach (var (key, value) in latest)
        {
            tables.Store(id, key, value);
        }

        tables.Grow(source, id, more);
    }

    public string Increment(CloudDatabase database, string key, ExactNumber by)
    {
        var value = ReadForChange(database, key) is { Length: > 0 } stored ? stored : "0";
        var sum = ExactNumber.Parse(value) ?? throw StorageRules.NoNumber(value, CloudStorageRefusal.ValueIsNoNumber);
        var text = (sum.Plus(by) ?? throw new CloudStorageException(CloudStorageRefusal.NumberTooLong, ExactNumber.MaxDigits)).ToString();
        Set(database, [new(key, text)]);
        return text;
    }

    public int Append(CloudDatabase database, string key, string text)
    {
        var whole = ReadForChange(database, key) + text;
        Set(database, [new(key, whole)]);
        return whole.Length;
    }

    /// <summary>Stores lines one by one; one that is refused changes nothing.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isReplacing">Whether keys that are there get the value of the line.</param>
    /// <param name="isSkipping">Whether to go on behind a line that is refused.</param>
    public ImportBatchResult Import(IReadOnlyList<StorageLine> lines, bool isReplacing, bool isSkipping)
    {
        var result = new ImportBatchResult();
        foreach (var line in lines)
        {
            try
            {
                result.Add(Import(line, isReplacing));
            }
            catch (CloudStorageException error)
            {
                result.BadLines.Add(new BadLine(line.Number, ImportRefusals.Sentence(error, line.Database.Asker is not null)));
                if (!isSkipping)
                {
                    break;
                }
            }
        }

        return result;
    }

    public void Dispose() => tables.Dispose();

    private ImportOutcome Import(StorageLine line, bool isReplacing)
    {
        if (line is not { Key: { } key, Value: { } value })
        {
            return Create(line.Database) ? ImportOutcome.Stored : ImportOutcome.Same;
        }

        var old =
            tables.FindDatabase(tables.SourceOf(line.Database), line.Database) is { } found ? tables.Value(found.Id, key) : null;
        if (old == value)
        {
            return ImportOutcome.Same;
        }

        if (old is not null && !isReplacing)
        {
            return ImportOutcome.Kept;
        }

        Set(line.Database, [new(key, value)]);
        return ImportOutcome.Stored;
    }

    private string? ReadForChange(CloudDatabase database, string key)
    {
        rules.CheckName(database);
        rules.CheckKey(key);
        return tables.FindDatabase(tables.SourceOf(database), database) is { } found ? tables.Value(found.Id, key) : null;
    }

    /// <summary>The database to change; null when it has no row because nothing was stored in it yet.</summary>
    private (long Id, StorageSize Size)? Find(long source, CloudDatabase database) =>
        tables.FindDatabase(source, database) is { } found ? found
        : database.Asker is not null || rules.IsFixed(database) ? null
        : throw new CloudStorageException(CloudStorageRefusal.NoDatabase);

    private void CheckRoom(long source, CloudDatabase database) => rules.CheckRoomForDatabase(
        database,
        () => tables.Names(source).Count(name => !rules.IsFixed(database with { Name = name })));

    private long Add(long source, CloudDatabase database)
    {
        if (database.Asker is null)
        {
            _changed.Add(new(database.Cloud, database.Project, true));
        }

        return tables.AddDatabase(source, database);
    }

    private static StorageSize GrowthOf(KeyValuePair<string, string> pair, string? old) => old is null
        ? new StorageSize(1, BytesOf(pair.Key) + BytesOf(pair.Value))
        : new StorageSize(0, BytesOf(pair.Value) - BytesOf(old));

    private static long BytesOf(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>A project that gets its first shared database, or loses its last.</summary>
    public readonly record struct ProjectChange(string Cloud, string Project, bool HasDatabases);
}
