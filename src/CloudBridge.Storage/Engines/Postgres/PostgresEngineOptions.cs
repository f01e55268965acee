using CloudBridge.Storage.Migrations;

namespace CloudBridge.Storage.Engines.Postgres;

/// <summary>Which database an engine uses, and for what.</summary>
internal sealed record PostgresEngineOptions
{
    /// <summary>As Npgsql reads it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>What the tables are about; several schemas side by side have one each.</summary>
    public required string Area { get; init; }

    /// <summary>Their schema.</summary>
    public required IReadOnlyList<Migration> Migrations { get; init; }

    /// <summary>The operator's words without a password, so that no log shows one.</summary>
    public override string ToString() => Area;
}
