namespace CloudBridge.Storage.Postgres;

/// <summary>The answer of a <see cref="StoreGate"/> to a call.</summary>
internal enum StoreEntry
{
    /// <summary>It would only wait.</summary>
    Refused,

    /// <summary>It may begin, and takes a place of the share.</summary>
    Admitted,

    /// <summary>It may begin to find out whether the database is back.</summary>
    Trial,
}
