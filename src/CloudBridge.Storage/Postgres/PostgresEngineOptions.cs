using CloudBridge.Storage.Migrations;

namespace CloudBridge.Storage.Postgres;

/// <summary>Which database an engine uses, and for what.</summary>
internal sealed record PostgresEngineOptions
{
    /// <summary>As Npgsql reads it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The subject of the tables; several schemas side by side have one each.</summary>
    public required string Area { get; init; }

    /// <summary>Their schema.</summary>
    public required IReadOnlyList<Migration> Migrations { get; init; }

    /// <summary>The time without an answer after which a call is given up. Default 5 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The operator's words without a password, so that no log shows one.</summary>
    public override string ToString() => Area;
}
