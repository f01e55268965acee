namespace CloudBridge.CloudServer.Scratch;

/// <summary>The running numbers behind <see cref="ScratchStatistics"/>.</summary>
internal sealed class ScratchCounters
{
    private long _setsAccepted;
    private long _setsRateLimited;
    private long _setsRefused;
    private long _wrongCookies;
    private long _handshakes;
    private long _upgradesRefused;
    private long _loginsAccepted;
    private long _loginsRefused;
    private long _logReads;

    public void SetAccepted() => Interlocked.Increment(ref _setsAccepted);

    public void SetRateLimited() => Interlocked.Increment(ref _setsRateLimited);

    public void SetRefused() => Interlocked.Increment(ref _setsRefused);

    public void WrongCookie() => Interlocked.Increment(ref _wrongCookies);

    public void Handshake() => Interlocked.Increment(ref _handshakes);

    public void UpgradeRefused() => Interlocked.Increment(ref _upgradesRefused);

    public void LoginAccepted() => Interlocked.Increment(ref _loginsAccepted);

    public void LoginRefused() => Interlocked.Increment(ref _loginsRefused);

    public void LogRead() => Interlocked.Increment(ref _logReads);

    public ScratchStatistics Read() => new()
    {
        SetsAccepted = Interlocked.Read(ref _setsAccepted),
        SetsRateLimited = Interlocked.Read(ref _setsRateLimited),
        SetsRefused = Interlocked.Read(ref _setsRefused),
        WrongCookies = Interlocked.Read(ref _wrongCookies),
        Handshakes = Interlocked.Read(ref _handshakes),
        UpgradesRefused = Interlocked.Read(ref _upgradesRefused),
        LoginsAccepted = Interlocked.Read(ref _loginsAccepted),
        LoginsRefused = Interlocked.Read(ref _loginsRefused),
        LogReads = Interlocked.Read(ref _logReads),
    };
}
