using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Engines.Sqlite;

/// <summary>Tells trouble with the disk or the file, which passes, from what a statement itself did wrong.</summary>
internal static class SqliteTrouble
{
    // SQLite's result codes: 1 error, 12 not found, 18 too big, 19 constraint, 20 mismatch, 21 misuse, 25 range.
    private static readonly int[] OfStatements = [1, 12, 18, 19, 20, 21, 25];

    public static bool IsOne(Exception error) => error switch
    {
        SqliteException sqlite => !OfStatements.Contains(sqlite.SqliteErrorCode),
        IOException or UnauthorizedAccessException => true,
        _ => false,
    };
}
