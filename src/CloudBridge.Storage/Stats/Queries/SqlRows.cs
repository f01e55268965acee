using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>Reads rows; parameters are ?1, ?2, ... and numbers or texts.</summary>
internal static class SqlRows
{
    public static List<T> Rows<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> map,
        params ReadOnlySpan<object> values)
    {
        using var statement = connection.Statement(sql, values);
        using var reader = statement.Read(values);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var statement = connection.Statement(sql, values);
        return (long)statement.Scalar(values)!;
    }

    public static long? Long(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static string? Text(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    public static bool? Flag(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetBoolean(column);

    public static DateTimeOffset? Time(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    private static SqlStatement Statement(this SqliteConnection connection, string sql, ReadOnlySpan<object> values)
    {
        var types = new SqliteType[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            types[i] = values[i] is string ? SqliteType.Text : SqliteType.Integer;
        }

        return new SqlStatement(connection, sql, types);
    }
}
