using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Cb1;

/// <summary>Sends nothing: until the outbox speaks CB1, requests in it are run, and their answers stay here.</summary>
internal sealed class SilentDownlink : ICb1Downlink
{
    public int Epoch => 0;

    public int MaxShortDigits => 200;

    public int Variables { get; set; }

    public void Add(Cb1Answer answer)
    {
    }

    public void Welcome(Cb1Asker asker)
    {
    }

    public void Working(Cb1Address address)
    {
    }

    public void Want(Cb1Address address, IReadOnlyList<int> parts)
    {
    }

    public bool Replay(Cb1Address address, ulong key) => false;

    public bool Resend(Cb1Address address, ReadOnlySpan<PartRange> gaps) => false;

    public void Forget(Cb1Address address)
    {
    }

    public void Leave(Cb1Asker asker)
    {
    }

    public void Publish(int topic, int version, Cb1Form form, ReadOnlyMemory<byte> digits)
    {
    }

    public void ResendTopic(int topic, int version, ReadOnlySpan<PartRange> gaps)
    {
    }
}
