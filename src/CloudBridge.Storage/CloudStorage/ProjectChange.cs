namespace CloudBridge.Storage.CloudStorage;

/// <summary>A project that gets its first shared database, or loses its last.</summary>
internal readonly record struct ProjectChange(string Cloud, string Project, bool HasDatabases);
