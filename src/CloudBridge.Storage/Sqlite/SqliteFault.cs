using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>Puts failures of a database or its files into a sentence for the operator.</summary>
internal static class SqliteFault
{
    private const int Full = 13;

    // SQLite's result codes: 1 error, 12 not found, 18 too big, 19 constraint, 20 mismatch, 21 misuse, 25 range.
    private static readonly int[] OfStatements = [1, 12, 18, 19, 20, 21, 25];

    /// <summary>True for what disks, folders and databases throw, as opposed to mistakes in the program.</summary>
    public static bool IsOne(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

    /// <summary>
    /// True for trouble with the disk or the file, which passes, as opposed to what a statement itself did wrong.
    /// </summary>
    public static bool IsOfDisk(Exception error) => error switch
    {
        SqliteException sqlite => !OfStatements.Contains(sqlite.SqliteErrorCode),
        IOException or UnauthorizedAccessException => true,
        _ => false,
    };

    /// <summary>True when there is no space left.</summary>
    public static bool IsFull(Exception error) => error is SqliteException { SqliteErrorCode: Full };

    public static string Describe(string file, Exception error) => error switch
    {
        SqliteException sqlite => $"{file} {OfCode(sqlite)}",
        UnauthorizedAccessException => $"{file} cannot be used: this user may not write there.",
        _ => $"{file} cannot be used: {error.Message}",
    };

    private static string OfCode(SqliteException error) => error.SqliteErrorCode switch
    {
        5 or 6 => "is locked by another program; close that program.",
        8 => "is read-only; give this user the right to write it and its folder.",
        10 => $"cannot be read or written: the disk reports an error (SQLite {error.SqliteExtendedErrorCode}).",
        11 => "is damaged; put a backup in its place with: cloudbridge restore FILE",
        13 => "cannot grow: the disk is full; free some space.",
        14 => "cannot be opened; is its folder there, and may this user write in it?",
        26 => "is not a database; put a backup in its place with: cloudbridge restore FILE",
        _ => $"cannot be used: {error.Message}",
    };
}
