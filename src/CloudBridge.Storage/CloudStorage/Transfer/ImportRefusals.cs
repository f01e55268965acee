namespace CloudBridge.Storage.CloudStorage.Transfer;

/// <summary>Why a line could not be stored, for the operator, with the setting that would allow it.</summary>
internal static class ImportRefusals
{
    public static string Sentence(CloudStorageException error, bool isPrivate) => error.Refusal switch
    {
        CloudStorageRefusal.BadName => $"the name of a database has 1 to {error.Limit} characters.",
        CloudStorageRefusal.BadKey => $"a key has 1 to {error.Limit} characters.",
        CloudStorageRefusal.ValueTooLong =>
            $"the value has {error.Actual} characters, {error.Limit} are the most (CloudStorage:MaxValueLength).",
        CloudStorageRefusal.TooManyDatabases =>
            $"the project would have {error.Actual} databases, {error.Limit} are the most (CloudStorage:MaxDatabases).",
        CloudStorageRefusal.TooManyKeys =>
            $"there would be {error.Actual} keys, {error.Limit} are the most (CloudStorage:MaxKeys{(isPrivate ? " and CloudStorage:MaxPrivateKeys" : "")}).",
        CloudStorageRefusal.TooManyBytes =>
            $"there would be {error.Actual} bytes, {error.Limit} are the most (CloudStorage:MaxBytes{(isPrivate ? " and CloudStorage:MaxPrivateBytes" : "")}).",
        CloudStorageRefusal.Full =>
            $"all projects together would have {error.Actual} bytes, {error.Limit} are the most (CloudStorage:MaxTotalBytes).",
        _ => error.Message,
    };
}
