namespace CloudBridge.CloudServer.Runtime;

/// <summary>The running numbers behind <see cref="CloudServerStatistics"/>.</summary>
internal sealed class ServerCounters
{
    private long _setsReceived;
    private long _messagesDelivered;
    private long _framesSent;
    private long _invalidValues;
    private long _conflated;
    private long _stalledCloses;

    public void SetReceived() => Interlocked.Increment(ref _setsReceived);

    public void InvalidValue() => Interlocked.Increment(ref _invalidValues);

    public void Conflated(int messages) => Interlocked.Add(ref _conflated, messages);

    public void StalledClose() => Interlocked.Increment(ref _stalledCloses);

    public void FrameSent(int messages)
    {
        Interlocked.Increment(ref _framesSent);
        Interlocked.Add(ref _messagesDelivered, messages);
    }

    public CloudServerStatistics Read(int connections, int rooms) => new()
    {
        Connections = connections,
        Rooms = rooms,
        SetsReceived = Interlocked.Read(ref _setsReceived),
        MessagesDelivered = Interlocked.Read(ref _messagesDelivered),
        FramesSent = Interlocked.Read(ref _framesSent),
        InvalidValuesIgnored = Interlocked.Read(ref _invalidValues),
        Conflated = Interlocked.Read(ref _conflated),
        StalledCloses = Interlocked.Read(ref _stalledCloses),
    };
}
