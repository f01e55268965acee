using System.Globalization;
using System.Text;

namespace CloudBridge.Storage.Tests.CloudStorage;

/// <summary>What a store of one project should do, in dictionaries.</summary>
internal sealed class StoreModel(CloudStorageQuota quota)
{
    private readonly Dictionary<CloudDatabase, List<KeyValuePair<string, string>>> _databases = [];

    public (long Databases, long Keys, long Bytes) Usage => (Shared, _databases.Values.Sum(entries => entries.Count), _databases.Values.Sum(SizeOf));

    private int Shared => _databases.Keys.Count(database => database.Asker is null);

    public string Do(Step step, CloudDatabase database) => step.Kind switch
    {
        StepKind.Set => Set(database, step.Key, step.Value, ""),
        StepKind.Get => Value(Required(database), step.Key) ?? "(none)",
        StepKind.Delete => $"{Required(database).RemoveAll(entry => entry.Key == step.Key) > 0}",
        StepKind.Increment => Increment(database, step.Key, step.Value),
        StepKind.Append => Append(database, step.Key, step.Value),
        StepKind.Create => database.Asker is null ? $"{Create(database)}" : "",
        StepKind.Drop => database.Asker is null ? $"{_databases.Remove(database)}" : "",
        StepKind.Top => Top(Required(database)),
        _ => "",
    };

    public string Contents(CloudDatabase database) => string.Join('|', Required(database).Select(entry => $"{entry.Key}={entry.Value}"));

    private string Increment(CloudDatabase database, string key, string by)
    {
        var amount = Number(by) ?? throw new CloudStorageException(CloudStorageRefusal.NotANumber);
        var old = Value(Known(database), key) is { Length: > 0 } value ? Number(value) : 0m;
        var sum = ((old ?? throw new CloudStorageException(CloudStorageRefusal.ValueIsNoNumber)) + amount).ToString("0.############", CultureInfo.InvariantCulture);
        return Set(database, key, sum, sum);
    }

    private string Append(CloudDatabase database, string key, string text)
    {
        var whole = Value(Known(database), key) + text;
        return Set(database, key, whole, $"{whole.Length}");
    }

    private string Set(CloudDatabase database, string key, string value, string answer)
    {
        if (value.Length > quota.MaxValueLength)
        {
            throw new CloudStorageException(CloudStorageRefusal.ValueTooLong, quota.MaxValueLength, value.Length);
        }

        CheckRoom(database);
        var entries = Known(database);
        var old = Value(entries, key);
        var (keys, bytes) = (old is null ? 1 : 0, Bytes(value) + (old is null ? Bytes(key) : -Bytes(old)));
        CheckGrowth(Usage.Keys + keys, Usage.Bytes + bytes, keys, bytes, quota.MaxKeys, quota.MaxBytes);
        if (database.Asker is not null)
        {
            CheckGrowth(entries.Count + keys, SizeOf(entries) + bytes, keys, bytes, quota.MaxPrivateKeys, quota.MaxPrivateBytes);
        }

        _databases[database] = entries;
        var place = entries.FindIndex(entry => entry.Key == key);
        if (place < 0)
        {
            entries.Add(new(key, value));
            return answer;
        }

        entries[place] = new(key, value);
        return answer;
    }

    private bool Create(CloudDatabase database)
    {
        CheckRoom(database);
        return _databases.TryAdd(database, []);
    }

    private void CheckRoom(CloudDatabase database)
    {
        if (database.Asker is null && !_databases.ContainsKey(database) && Shared >= quota.MaxDatabases)
        {
            throw new CloudStorageException(CloudStorageRefusal.TooManyDatabases, quota.MaxDatabases, Shared + 1);
        }
    }

    private static void CheckGrowth(long keys, long bytes, long moreKeys, long moreBytes, long maxKeys, long maxBytes)
    {
        if (moreKeys > 0 && keys > maxKeys)
        {
            throw new CloudStorageException(CloudStorageRefusal.TooManyKeys, maxKeys, keys);
        }

        if (moreBytes > 0 && bytes > maxBytes)
        {
            throw new CloudStorageException(CloudStorageRefusal.TooManyBytes, maxBytes, bytes);
        }
    }

    private static string Top(List<KeyValuePair<string, string>> entries)
    {
        var numbers = entries.Where(entry => Number(entry.Value) is not null).Select(entry => (entry.Key, Number: Number(entry.Value)!.Value)).ToArray();
        return string.Join('|', numbers.OrderByDescending(row => row.Number).Take(3).Select(row => $"{1 + numbers.Count(other => other.Number > row.Number)} {row.Key}"));
    }

    private List<KeyValuePair<string, string>> Required(CloudDatabase database) =>
        database.Asker is not null || _databases.ContainsKey(database) ? Known(database) : throw new CloudStorageException(CloudStorageRefusal.NoDatabase);

    private List<KeyValuePair<string, string>> Known(CloudDatabase database) => _databases.GetValueOrDefault(database, []);

    private static string? Value(List<KeyValuePair<string, string>> entries, string key) => entries.Find(entry => entry.Key == key).Value;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long SizeOf(List<KeyValuePair<string, string>> entries) => entries.Sum(entry => Bytes(entry.Key) + Bytes(entry.Value));

    private static long Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
