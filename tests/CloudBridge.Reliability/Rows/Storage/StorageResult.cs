namespace CloudBridge.Reliability.Rows.Storage;

/// <summary>What a run of the row found.</summary>
/// <param name="Seed">Repeats the run.</param>
/// <param name="Kills">Times the writer was killed with SIGKILL.</param>
/// <param name="KillsAtStart">Those of them before it had said that it was ready.</param>
/// <param name="Acknowledged">Requests that the journal had said were durable.</param>
/// <param name="Answered">Those of them whose answer it had said was durable.</param>
/// <param name="Present">Requests in the database at the end.</param>
/// <param name="Lost">Acknowledged requests or answers that are not there, or not as they were written.</param>
/// <param name="IsWhole">Whether the integrity check found no damage.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record StorageResult(int Seed, int Kills, int KillsAtStart, int Acknowledged, int Answered, int Present, int Lost, bool IsWhole, TimeSpan Elapsed)
{
    public bool Passed => Lost == 0 && IsWhole && Acknowledged > 0;
}
