using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Limits;

/// <summary>
/// Limits what one client may make the server read. A client ahead of its allowance is read more slowly, so that what it sends
/// waits in its own connection; and after each helping the thread is given up, so that others have their turn however fast one
/// sends.
/// </summary>
internal sealed class ReadMeter(CloudServerOptions options, ServerClock clock, TimeProvider time)
{
    private const int HelpingFrames = 64;
    private const int HelpingBytes = 256 * 1024;
    private const double ShortestWait = 1_000;
    private static readonly long Patience = ServerClock.Microseconds(TimeSpan.FromSeconds(10));
    private readonly Allowance _messages = new(options.ClientMessagesPerSecond);
    private readonly Allowance _bytes = new(options.ClientBytesPerSecond);
    private FrameCounter _frames;
    private int _helpingFrames;
    private int _helpingBytes;
    private long _aheadSince = long.MaxValue;
    private bool _isTooFast;
    private volatile bool _isUnlimited;

    /// <summary>True when the next read must go through <see cref="TurnAsync"/>.</summary>
    public bool IsOver => _isTooFast || _helpingFrames >= HelpingFrames || _helpingBytes >= HelpingBytes;

    /// <summary>Sets no limit any more: a host answers for all players of a room.</summary>
    public void Unlimit() => _isUnlimited = true;

    /// <summary>Nothing was there to read: whoever waits for a client has given up the thread.</summary>
    public void Rest() => (_helpingFrames, _helpingBytes) = (0, 0);

    /// <summary>Counts what was read.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        _helpingBytes += bytes.Length;
        var now = clock.Now;
        _bytes.Take(bytes.Length, now);
        Take(_frames.Count(bytes), now);
    }

    /// <summary>Counts further messages that came in one frame.</summary>
    public void ReadMore(int messages) => Take(messages, clock.Now);

    /// <summary>Gives up the thread, and waits as long as the client is too far ahead.</summary>
    public async ValueTask TurnAsync()
    {
        Rest();
        if (_isTooFast)
        {
            _isTooFast = false;
            await Task.Delay(TimeSpan.FromMicroseconds(Math.Max(ShortestWait, Ahead(clock.Now) - Allowance.Burst)), time).ConfigureAwait(false);
        }

        await Task.Yield();
    }

    /// <summary>True when the client was too far ahead for too long. Asked once a second.</summary>
    public bool IsFlooding(long now)
    {
        var isAhead = !_isUnlimited && Ahead(now) > Allowance.Burst / 2;
        _aheadSince = isAhead ? Math.Min(_aheadSince, now) : long.MaxValue;
        return isAhead && now - _aheadSince >= Patience;
    }

    private double Ahead(long now) => Math.Max(_messages.Ahead(now), _bytes.Ahead(now));

    private void Take(int messages, long now)
    {
        _helpingFrames += messages;
        _messages.Take(messages, now);
        _isTooFast = !_isUnlimited && Ahead(now) > Allowance.Burst;
    }
}
