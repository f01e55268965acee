using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>Where the history of checks is kept in PostgreSQL.</summary>
public sealed record PostgresHistoryOptions
{
    /// <summary>As Npgsql reads it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// The schema, made when it is not there; it has nothing but history, so that it may be dropped while no server runs.
    /// Small letters, digits and underscores. Null for the search path of the connection string, or <c>cloudbridge</c>,
    /// with <c>_history</c> after it.
    /// </summary>
    [RegularExpression("^[a-z_][a-z0-9_]{0,62}$")]
    public string? Schema { get; init; }

    /// <summary>Nothing of the connection string, so that no log shows a password.</summary>
    public override string ToString() => Schema ?? "history";
}
