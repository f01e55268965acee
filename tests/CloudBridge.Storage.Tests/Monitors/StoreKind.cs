namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>Where the stores of a test keep things.</summary>
public enum StoreKind
{
    Memory,
    Sqlite,
    Postgres,
}
