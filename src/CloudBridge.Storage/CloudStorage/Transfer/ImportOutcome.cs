namespace CloudBridge.Storage.CloudStorage.Transfer;

/// <summary>The result of a line.</summary>
internal enum ImportOutcome
{
    /// <summary>It is stored.</summary>
    Stored,

    /// <summary>It was there already.</summary>
    Same,

    /// <summary>The key has another value, and keeps it.</summary>
    Kept,
}
