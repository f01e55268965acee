namespace CloudBridge.Reliability.Soak;

/// <summary>The server at one moment.</summary>
internal readonly record struct SoakSample(TimeSpan At, double ResidentMegabytes, double StoredMegabytes, int Threads, int Handles);
