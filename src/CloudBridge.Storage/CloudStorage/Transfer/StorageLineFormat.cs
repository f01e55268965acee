using System.Text.Json;

namespace CloudBridge.Storage.CloudStorage.Transfer;

/// <summary>
/// The line of a stored value: <c>{"cloud":"Own","project":"104","database":"scores","key":"Ada","value":"7"}</c>; what is
/// one player's has
/// <c>user</c> in place of <c>database</c>.
/// </summary>
internal static class StorageLineFormat
{
    private const string Cloud = "cloud";
    private const string Project = "project";
    private const string User = "user";
    private const string Database = "database";
    private const string Key = "key";
    private const string Value = "value";
    private const int LongestName = 1_024;

    public static void Write(Utf8JsonWriter writer, StorageLine line)
    {
        var database = line.Database;
        writer.WriteStartObject();
        writer.WriteString(Cloud, database.Cloud);
        writer.WriteString(Project, database.Project);
        writer.WriteString(database.Asker is null ? Database : User, database.Asker ?? database.Name);
        if (line.Key is not null)
        {
            writer.WriteString(Key, line.Key);
            writer.WriteString(Value, line.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    public static StorageLine Read(JsonElement line, long number)
    {
        var fields = Fields(line);
        var (user, database) = (fields.GetValueOrDefault(User), fields.GetValueOrDefault(Database));
        var (key, value) = (fields.GetValueOrDefault(Key), fields.GetValueOrDefault(Value));
        if (user is null == database is null)
        {
            throw new FormatException(
                user is null
                    ? "\"database\" is missing (or \"user\", for what is one player's)."
                    : "it has both \"database\" and \"user\".");
        }

        if (key is null != value is null || (key is null && user is not null))
        {
            throw new FormatException($"\"{(key is null ? Key : Value)}\" is missing.");
        }

        if (user is { Length: 0 or > LongestName })
        {
            throw new FormatException($"\"user\" has 1 to {LongestName} characters.");
        }

        return new(number, new CloudDatabase(Name(fields, Cloud), Name(fields, Project), database ?? "", user), key, value);
    }

    private static Dictionary<string, string> Fields(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("it is not a JSON object.");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in line.EnumerateObject())
        {
            if (field.Name is not (Cloud or Project or User or Database or Key or Value))
            {
                throw new FormatException(
                    $"it has a field that is none of {Cloud}, {Project}, {User}, {Database}, {Key} and {Value}.");
            }

            if (field.Value.ValueKind != JsonValueKind.String)
            {
                throw new FormatException($"\"{field.Name}\" is not a text.");
            }

            if (!fields.TryAdd(field.Name, field.Value.GetString()!))
            {
                throw new FormatException($"\"{field.Name}\" is there twice.");
            }
        }

        return fields;
    }

    private static string Name(Dictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) switch
    {
        null => throw new FormatException($"\"{name}\" is missing."),
        { Length: > 0 and <= LongestName } text => text,
        _ => throw new FormatException($"\"{name}\" has 1 to {LongestName} characters."),
    };
}
