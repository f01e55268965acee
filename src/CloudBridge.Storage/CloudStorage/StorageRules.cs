namespace CloudBridge.Storage.CloudStorage;

/// <summary>Refuses what a quota does not allow.</summary>
internal sealed class StorageRules(CloudStorageQuota quota)
{
    /// <summary>The refusal of a text that is no number, or is one with too many digits.</summary>
    public static CloudStorageException NoNumber(string text, CloudStorageRefusal otherwise) => ExactNumber.IsTooLarge(text)
        ? new CloudStorageException(CloudStorageRefusal.NumberTooLong, ExactNumber.MaxDigits)
        : new CloudStorageException(otherwise);

    /// <summary>Tells whether every project has it.</summary>
    public bool IsFixed(CloudDatabase database) =>
        database.Asker is null && quota.Databases.Contains(database.Name, StringComparer.Ordinal);

    /// <summary>Refuses names that are empty or too long.</summary>
    public void CheckName(CloudDatabase database)
    {
        if (database.Asker is null && (database.Name.Length == 0 || database.Name.Length > quota.MaxNameLength))
        {
            throw new CloudStorageException(CloudStorageRefusal.BadName, quota.MaxNameLength, database.Name.Length);
        }
    }

    /// <summary>Refuses keys that are empty or too long.</summary>
    public void CheckKey(string key)
    {
        if (key.Length == 0 || key.Length > quota.MaxKeyLength)
        {
            throw new CloudStorageException(CloudStorageRefusal.BadKey, quota.MaxKeyLength, key.Length);
        }
    }

    /// <summary>Refuses values that are too long.</summary>
    public void CheckValue(string value)
    {
        if (value.Length > quota.MaxValueLength)
        {
            throw new CloudStorageException(CloudStorageRefusal.ValueTooLong, quota.MaxValueLength, value.Length);
        }
    }

    /// <summary>Refuses one more database.</summary>
    public void CheckRoomForDatabase(CloudDatabase database, Func<long> count)
    {
        if (database.Asker is not null || IsFixed(database))
        {
            return;
        }

        if (!quota.CreateDatabases)
        {
            throw new CloudStorageException(CloudStorageRefusal.NoDatabase);
        }

        var more = count() + 1;
        if (more > quota.MaxDatabases)
        {
            throw new CloudStorageException(CloudStorageRefusal.TooManyDatabases, quota.MaxDatabases, more);
        }
    }

    /// <summary>Refuses growth beyond what all projects together may have.</summary>
    /// <param name="used">Bytes on the disk.</param>
    /// <param name="more">Bytes that would be added.</param>
    public void CheckTotal(long used, long more)
    {
        if (more > 0 && used + more > quota.MaxTotalBytes)
        {
            throw new CloudStorageException(CloudStorageRefusal.Full, quota.MaxTotalBytes, used + more);
        }
    }

    /// <summary>Refuses growth beyond what a project, or an asker, may have; to shrink is always allowed.</summary>
    /// <param name="used">What is there.</param>
    /// <param name="more">What would be added.</param>
    /// <param name="isPrivate">Whether it is the share of one asker.</param>
    public void CheckGrowth(StorageSize used, StorageSize more, bool isPrivate)
    {
        var (maxKeys, maxBytes) = isPrivate ? (quota.MaxPrivateKeys, quota.MaxPrivateBytes) : (quota.MaxKeys, quota.MaxBytes);
        if (more.Keys > 0 && used.Keys + more.Keys > maxKeys)
        {
            throw new CloudStorageException(CloudStorageRefusal.TooManyKeys, maxKeys, used.Keys + more.Keys);
        }

        if (more.Bytes > 0 && used.Bytes + more.Bytes > maxBytes)
        {
            throw new CloudStorageException(CloudStorageRefusal.TooManyBytes, maxBytes, used.Bytes + more.Bytes);
        }
    }
}
