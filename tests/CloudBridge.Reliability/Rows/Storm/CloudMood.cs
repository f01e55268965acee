namespace CloudBridge.Reliability.Rows.Storm;

/// <summary>How a cloud treats those who knock.</summary>
internal enum CloudMood
{
    Well,
    Gone,
    AcceptsThenCloses,
}
