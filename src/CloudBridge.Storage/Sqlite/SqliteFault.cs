using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Sqlite;

/// <summary>Puts failures of a database or its files into a sentence for the operator.</summary>
internal static class SqliteFault
{
    /// <summary>True for what disks, folders and databases throw, as opposed to mistakes in the program.</summary>
    public static bool IsOne(Exception error) => error is SqliteException or IOException or UnauthorizedAccessException;

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
