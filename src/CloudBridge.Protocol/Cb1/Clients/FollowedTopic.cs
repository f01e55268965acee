using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>A topic the client looks at: which version it has, and which is coming.</summary>
internal sealed class FollowedTopic(int topic, TimeSpan patience)
{
    private const int Versions = 99;

    private int _version;
    private int _coming;
    private LongAnswer? _long;
    private GapClock? _gaps;
    private TimeSpan _heard;
    private TimeSpan? _behind;

    public int Topic { get; } = topic;

    /// <summary>The time at which it wants to ask for missing parts.</summary>
    public TimeSpan Due => _gaps?.Due(_long!.HasHole) ?? Cb1Limits.Never;

    /// <summary>Takes an entry; the update when that is a new value and whole.</summary>
    public TopicUpdate? Take(in DownEntry entry, TimeSpan now)
    {
        var latest = _long is null ? _version : _coming;
        var isSame = entry.TopicVersion == latest;
        if (!isSame && !IsNewer(entry.TopicVersion, latest) && now - (_behind ??= now) < Cb1Limits.TopicSilence)
        {
            return null;
        }

        _behind = null;
        if (isSame && _long is null)
        {
            return null;
        }

        if (entry.Body != DownKind.Opening)
        {
            return Finish(entry.TopicVersion, entry.Body == DownKind.Number ? AnswerForm.Digits : AnswerForm.Payload, entry.Digits.ToArray());
        }

        if (!isSame || _long!.Handle != entry.Handle || _long.Length != entry.Length)
        {
            _coming = entry.TopicVersion;
            _long = new LongAnswer(entry.Handle, entry.Length);
            _gaps = new GapClock(now);
        }

        _heard = now;
        return null;
    }

    /// <summary>Takes a part if it is one of the value that is coming; the update when that is whole now.</summary>
    public TopicUpdate? TakePart(int handle, int part, ReadOnlySpan<byte> digits, TimeSpan now)
    {
        if (_long?.Handle != handle || !_long.Accept(part, digits))
        {
            return null;
        }

        _heard = now;
        _gaps!.PartCame(now);
        return _long.IsWhole ? Finish(_coming, AnswerForm.LongPayload, _long.ToDigits()) : null;
    }

    public int Write(Span<byte> output, uint nonce, TimeSpan now)
    {
        Span<PartRange> ranges = stackalloc PartRange[UpWriter.GapsRoom(Cb1Limits.FirstValueLength)];
        var count = _long!.Missing(ranges, _gaps!.Say(now, _long.HasHole));
        var length = UpWriter.WriteTopicGaps(output, nonce, Topic, _coming, ranges[..count]);
        if (now - _heard >= patience)
        {
            Drop();
        }

        return length;
    }

    /// <summary>The server counts versions anew.</summary>
    public void Restart()
    {
        _version = 0;
        Drop();
    }

    private static bool IsNewer(int version, int than) =>
        than == 0 || (version - than + Versions) % Versions is > 0 and <= Versions / 2;

    private TopicUpdate Finish(int version, AnswerForm form, byte[] digits)
    {
        _version = version;
        _behind = null;
        Drop();
        return new TopicUpdate(Topic, version, form, digits);
    }

    private void Drop()
    {
        _long = null;
        _gaps = null;
    }
}
