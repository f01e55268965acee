using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>A prepared statement whose parameters ?1, ?2, ... are set anew each time.</summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqlStatement(SqliteConnection connection, string sql, params IReadOnlyList<SqliteType> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; i < parameters.Count; i++)
        {
            _command.Parameters.Add($"?{i + 1}", parameters[i]);
        }

        _command.Prepare();
    }

    /// <summary>Runs it.</summary>
    /// <returns>The rows it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values) => With(values).ExecuteNonQuery();

    /// <summary>Runs it and gives its first value; null when there is none.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values) => With(values).ExecuteScalar();

    /// <summary>Runs it and gives its rows.</summary>
    public SqliteDataReader Read(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

    public void Dispose() => _command.Dispose();

    private SqliteCommand With(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return _command;
    }
}
