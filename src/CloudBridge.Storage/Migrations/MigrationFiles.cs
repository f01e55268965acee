using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudBridge.Storage.Migrations;

/// <summary>Reads the migrations inside this assembly: files named 0001_name.sql, one folder for each database file.</summary>
internal static partial class MigrationFiles
{
    /// <summary>The migrations of the database, by version, without a gap.</summary>
    public static IReadOnlyList<Migration> Sqlite { get; } = Read("Sqlite");

    /// <summary>Those of the local ScratchDB, a file of its own.</summary>
    public static IReadOnlyList<Migration> Stats { get; } = Read("Stats");

    /// <summary>Those of the cache, a file of its own that may be deleted.</summary>
    public static IReadOnlyList<Migration> Cache { get; } = Read("Cache");

    /// <summary>Those of PostgreSQL.</summary>
    public static IReadOnlyList<Migration> Postgres { get; } = Read("Postgres");

    /// <summary>Those of the history of checks, a file of its own.</summary>
    public static IReadOnlyList<Migration> History { get; } = Read("History");

    /// <summary>Those of the history of checks in a PostgreSQL schema of its own.</summary>
    public static IReadOnlyList<Migration> PostgresHistory { get; } = Read("PostgresHistory");

    /// <summary>Those of the values of rooms, a file of its own.</summary>
    public static IReadOnlyList<Migration> Rooms { get; } = Read("Rooms");

    private static Migration[] Read(string folder)
    {
        var assembly = typeof(MigrationFiles).Assembly;
        var migrations = assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Match: Shape().Match(resource)))
            .Where(file => file.Match.Success && file.Match.Groups["folder"].Value == folder)
            .Select(file => new Migration(
                int.Parse(file.Match.Groups["version"].Value, CultureInfo.InvariantCulture),
                file.Match.Groups["name"].Value,
                Text(file.Resource)))
            .OrderBy(migration => migration.Version)
            .ToArray();
        return migrations.Select(migration => migration.Version).SequenceEqual(Enumerable.Range(1, migrations.Length))
            ? migrations
            : throw new InvalidOperationException($"The migrations in {folder} have a gap or a number twice.");
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(MigrationFiles).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(?<folder>\w+)/(?<version>\d{4})_(?<name>\w+)\.sql$")]
    private static partial Regex Shape();
}
