using System.Net.Sockets;
using Npgsql;

namespace CloudBridge.Storage.Postgres;

/// <summary>Tells trouble with the server or the way to it, which passes, from what a statement itself did wrong.</summary>
internal static class PostgresFault
{
    // 08 connection, 25006 read-only, 28 authorization, 3D no such database, 40 rolled back, 53 resources, 55 not in the state for it,
    // 57 operator intervention, 58 system, XX internal: https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static readonly string[] OfServers = ["08", "25006", "28", "3D", "40", "53", "55", "57", "58", "XX"];

    public static bool IsOne(Exception error) => error switch
    {
        PostgresException answer => OfServers.Any(start => answer.SqlState.StartsWith(start, StringComparison.Ordinal)),
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        _ => false,
    };

    /// <summary>True when another transaction was in the way.</summary>
    public static bool IsConflict(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>True when the connection was lost; a pool may hold some that the server closed long ago.</summary>
    public static bool IsLostConnection(Exception error) =>
        error is NpgsqlException { IsTransient: true } and not PostgresException
        || error is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown };

    /// <summary>A sentence for the operator, without passwords.</summary>
    public static string Describe(Exception error) => error switch
    {
        PostgresException answer => $"PostgreSQL says: {answer.MessageText} ({answer.SqlState})",
        _ => $"PostgreSQL cannot be reached: {error.Message}",
    };
}
