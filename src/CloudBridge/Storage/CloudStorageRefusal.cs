namespace CloudBridge.Storage;

/// <summary>Why something was not stored or read.</summary>
public enum CloudStorageRefusal
{
    /// <summary>
    /// The store cannot be used now: the disk is full or sick, or the store is not open. Later calls may succeed.
    /// </summary>
    Unavailable,

    /// <summary>Nothing is stored on this server.</summary>
    Off,

    /// <summary>There is no such database.</summary>
    NoDatabase,

    /// <summary>The name of a database is empty or too long.</summary>
    BadName,

    /// <summary>A key is empty or too long.</summary>
    BadKey,

    /// <summary>The project has all the databases it may have.</summary>
    TooManyDatabases,

    /// <summary>The project, or this asker in it, has all the keys it may have.</summary>
    TooManyKeys,

    /// <summary>The project, or this asker in it, has all the bytes it may have.</summary>
    TooManyBytes,

    /// <summary>All projects together have all the bytes they may have.</summary>
    Full,

    /// <summary>The value has too many characters.</summary>
    ValueTooLong,

    /// <summary>The value that should be added to is not a number.</summary>
    ValueIsNoNumber,

    /// <summary>The value that should be added is not a number.</summary>
    NotANumber,

    /// <summary>The sum has too many digits.</summary>
    NumberTooLong,
}
