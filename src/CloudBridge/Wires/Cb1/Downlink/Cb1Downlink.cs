using CloudBridge.Downlink;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The way of a room to its lane: each call holds the lock of the downlink for itself.</summary>
internal sealed class Cb1Downlink(DownlinkAccess<Cb1Lane> access) : ICb1Downlink
{
    /// <inheritdoc />
    public int Epoch
    {
        get
        {
            using var entry = access.Enter();
            return entry.Lane.Epoch;
        }
    }

    /// <inheritdoc />
    public void NoteStanding(ReadOnlySpan<byte> value)
    {
        using var entry = access.Enter();
        entry.Lane.NoteStanding(value);
    }

    /// <inheritdoc />
    public void Fit(Cb1Asker asker, ReadLimits limits)
    {
        using var entry = access.Enter();
        entry.Lane.Fit(asker, limits);
    }

    /// <inheritdoc />
    public void Add(Cb1Answer answer)
    {
        using var entry = access.EnterAndWake();
        entry.Lane.Answers.Add(answer);
    }

    /// <inheritdoc />
    public void SendWelcome(Cb1Asker asker) => Enqueue(new Cb1ControlMessage(asker, 0));

    /// <inheritdoc />
    public void SendWorking(Cb1Address address) => Enqueue(new Cb1ControlMessage(address.Asker, address.Request));

    /// <inheritdoc />
    public void RequestParts(Cb1Address address, IReadOnlyList<int> parts) =>
        Enqueue(new Cb1ControlMessage(address.Asker, address.Request, [.. parts]));

    /// <inheritdoc />
    public bool Replay(Cb1Address address, ulong key)
    {
        using var entry = access.EnterAndWake();
        return entry.Lane.Answers.Replay(address, key);
    }

    /// <inheritdoc />
    public bool Resend(Cb1Address address, ReadOnlySpan<PartRange> gaps)
    {
        using var entry = access.EnterAndWake();
        return entry.Lane.Answers.Resend(address, gaps);
    }

    /// <inheritdoc />
    public void Forget(Cb1Address address)
    {
        using var entry = access.Enter();
        entry.Lane.Answers.Forget(address);
    }

    /// <inheritdoc />
    public void Leave(Cb1Asker asker)
    {
        using var entry = access.Enter();
        entry.Lane.Leave(asker);
    }

    /// <inheritdoc />
    public void Publish(int topic, Cb1Form form, ReadOnlyMemory<byte> digits, ReadLimits limits)
    {
        using var entry = access.EnterAndWake();
        entry.Lane.Publish(topic, form, digits, limits);
    }

    /// <inheritdoc />
    public void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps)
    {
        using var entry = access.EnterAndWake();
        entry.Lane.ResendTopic(topic, version, gaps);
    }

    /// <inheritdoc />
    public long VersionsLeft(int topic)
    {
        using var entry = access.Enter();
        return entry.Lane.Topics.Left(topic);
    }

    /// <inheritdoc />
    public void SayAnew(int topic)
    {
        using var entry = access.EnterAndWake();
        entry.Lane.Topics.SayAnew(topic);
    }

    /// <inheritdoc />
    public void ForgetTopic(int topic)
    {
        using var entry = access.Enter();
        entry.Lane.Topics.Forget(topic);
    }

    private void Enqueue(Cb1ControlMessage message)
    {
        using var entry = access.EnterAndWake();
        entry.Lane.Enqueue(message);
    }
}
