using System.ComponentModel.DataAnnotations;

namespace CloudBridge.Storage;

/// <summary>Where accounts, monitors, keys and alerts are kept when PostgreSQL keeps them.</summary>
public sealed record PostgresMonitorStoreOptions
{
    /// <summary>
    /// As Npgsql reads it: <c>Host=localhost;Database=cloudbridge;Username=cloudbridge;Password=...</c>. The database must
    /// be there; the tables are made.
    /// </summary>
    [Required]
    public required string ConnectionString { get; init; }

    /// <summary>Says nothing of the password.</summary>
    public override string ToString() => nameof(PostgresMonitorStoreOptions);
}
