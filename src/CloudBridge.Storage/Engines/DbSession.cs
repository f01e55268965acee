using System.Data.Common;
using Dapper;

namespace CloudBridge.Storage.Engines;

/// <summary>
/// A connection, for one caller at a time. SQL is written once for both databases: parameters as @Name, integers as long,
/// times as milliseconds since 1970, booleans as 0 and 1. On SQLite every call has ended when it returns.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="isPostgres">Whose it is.</param>
/// <param name="heard">Told of each answer of the database.</param>
internal sealed class DbSession(DbConnection connection, bool isPostgres, Action? heard = null) : IDisposable
{
    private readonly Dictionary<object, IDisposable> _kept = [];

    public DbConnection Connection => connection;

    public bool IsPostgres => isPostgres;

    /// <summary>
    /// Put after a SELECT whose rows the transaction goes on to change. SQLite has one writer and needs no lock.
    /// </summary>
    public string ForUpdate => isPostgres ? " FOR UPDATE" : "";

    /// <summary>Runs a statement.</summary>
    /// <returns>The rows it changed.</returns>
    public Task<int> RunAsync(string sql, object? values = null) => HearAsync(connection.ExecuteAsync(sql, values));

    /// <summary>The first row; null, or 0, when there is none.</summary>
    public Task<T?> FirstAsync<T>(string sql, object? values = null) =>
        HearAsync(connection.QueryFirstOrDefaultAsync<T>(sql, values));

    /// <summary>All rows.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) =>
        (await HearAsync(connection.QueryAsync<T>(sql, values)).ConfigureAwait(false)).AsList();

    /// <summary>Lets transactions that change the same thing wait for each other, until they end.</summary>
    public Task LockAsync(string thing) => isPostgres
        ? RunAsync("SELECT pg_advisory_xact_lock(hashtextextended(@thing, 0))", new { thing })
        : Task.CompletedTask;

    /// <summary>
    /// Something that is made once for a connection of SQLite and lives as long: prepared statements, for example.
    /// </summary>
    public T Keep<T>(Func<DbConnection, T> make)
        where T : class, IDisposable => Keep(typeof(T), make);

    /// <summary>The same for one owner, until <see cref="Forget"/>.</summary>
    public T Keep<T>(object owner, Func<DbConnection, T> make)
        where T : class, IDisposable
    {
        if (!_kept.TryGetValue(owner, out var kept))
        {
            kept = make(connection);
            _kept.Add(owner, kept);
        }

        return (T)kept;
    }

    /// <summary>Gives up what is kept for an owner.</summary>
    public void Forget(object owner)
    {
        if (_kept.Remove(owner, out var kept))
        {
            kept.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var kept in _kept.Values)
        {
            kept.Dispose();
        }

        connection.Dispose();
    }

    private async Task<T> HearAsync<T>(Task<T> statement)
    {
        var result = await statement.ConfigureAwait(false);
        heard?.Invoke();
        return result;
    }
}
