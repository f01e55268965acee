using CloudBridge.Storage.Stats.Writing;

namespace CloudBridge.Storage.Stats.Import;

/// <summary>Lines that have been read, and how far into the file they reach.</summary>
internal sealed record ImportBatch(List<StatsRow> Rows, long BytesRead);
