namespace CloudBridge.Benchmarks.Cloud;

/// <summary>Memory of the server process without and with idle connections, in bytes.</summary>
internal sealed record IdleResult(int Connections, long ResidentBefore, long ResidentAfter, long Managed)
{
    public double BytesPerConnection => (double)(ResidentAfter - ResidentBefore) / Connections;
}
