namespace CloudBridge.Requests;

/// <summary>The way on which a value came, which says what is certain of it.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="LoggedUser">The account behind the row of the log; null when it came otherwise.</param>
/// <param name="LiveSince">
/// Since when everything that others set reaches the project and is taken, as a timestamp of the clock; null for what may
/// be older than the connection.
/// </param>
internal readonly record struct Arrival(ArrivalSource Source, string? LoggedUser, long? LiveSince)
{
    /// <summary>The arrival of values that were there before.</summary>
    public static Arrival Snapshot { get; } = new(ArrivalSource.Snapshot, null, null);

    /// <summary>The arrival of a request of an earlier process.</summary>
    public static Arrival Kept { get; } = new(ArrivalSource.Journal, null, null);

    /// <summary>Makes the arrival of a value over the socket.</summary>
    public static Arrival Live(long? since) => new(ArrivalSource.Socket, null, since);

    /// <summary>Makes the arrival of a row that an account has written.</summary>
    public static Arrival Logged(string user) => new(ArrivalSource.Log, user, null);
}
