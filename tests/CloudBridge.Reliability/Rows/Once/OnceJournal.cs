using CloudBridge.Storage;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>Reads what a journal has in its file.</summary>
internal static class OnceJournal
{
    /// <summary>The ids of all requests, each with whether its answer is kept.</summary>
    public static IReadOnlyDictionary<string, bool> Read(string folder)
    {
        // Claimed as a server would, so that no process of the row writes any more.
        using var claim = new DataFolder(folder).Claim();
        using var connection = new SqliteConnection($"Data Source={new DataFolder(folder).Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, answer IS NOT NULL FROM request";
        using var rows = command.ExecuteReader();
        var found = new Dictionary<string, bool>();
        while (rows.Read())
        {
            found[rows.GetString(0)] = rows.GetBoolean(1);
        }

        return found;
    }
}
