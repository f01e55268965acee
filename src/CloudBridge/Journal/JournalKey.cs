namespace CloudBridge.Journal;

/// <summary>Tells a request from all others of a bridge within the journal's window.</summary>
/// <param name="Cloud">The name of the cloud, as configured.</param>
/// <param name="Project">The project (room).</param>
/// <param name="Id">The id the project chose.</param>
/// <param name="Payload">A 64-bit hash of what was asked, as two players may choose the same id.</param>
public readonly record struct JournalKey(string Cloud, string Project, string Id, ulong Payload);
