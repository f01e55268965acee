namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>The identity of the client towards the server: nonce, tag and epoch, and the time at which to say hello.</summary>
internal sealed class Greeting(Func<uint> drawNonce)
{
    private TimeSpan _hello = TimeSpan.MinValue;
    private TimeSpan? _said;

    public uint Nonce { get; private set; } = drawNonce();

    /// <summary>1 to 999; 0 until the welcome.</summary>
    public int Tag { get; private set; }

    /// <summary>The epoch of the last welcome; −1 while there is none that counts.</summary>
    public int Epoch { get; private set; } = -1;

    /// <summary>The longest value the server reads.</summary>
    public int MaxValueLength { get; private set; } = Cb1Limits.FirstValueLength;

    public bool IsWelcome => Tag != 0;

    /// <summary>True when the tag may belong to somebody else by now.</summary>
    public bool IsStale(TimeSpan now) => IsWelcome && now - _said >= Cb1Limits.TagLifetime;

    public TimeSpan Due(bool isSubscribed)
    {
        if (!IsWelcome)
        {
            return _hello;
        }

        return isSubscribed ? _hello + Cb1Limits.SubscribedHelloInterval - Cb1Limits.HelloInterval : Cb1Limits.Never;
    }

    /// <summary>The client said anything.</summary>
    public void Said(TimeSpan now) => _said = now;

    public void SaidHello(TimeSpan now) => _hello = now + Cb1Limits.HelloInterval;

    /// <summary>The client is not known any more and has to say hello.</summary>
    public void Lose()
    {
        Tag = 0;
        Epoch = -1;
        _hello = TimeSpan.MinValue;
    }

    public void Renew()
    {
        Lose();
        Nonce = drawNonce();
    }

    /// <summary>Takes a welcome; true when it means that the server does not know what was said before.</summary>
    public bool Take(int epoch, int tag, int maxValueLength)
    {
        var isOther = IsWelcome && (tag != Tag || epoch != Epoch);
        Tag = tag;
        Epoch = epoch;
        MaxValueLength = maxValueLength;
        return isOther;
    }
}
