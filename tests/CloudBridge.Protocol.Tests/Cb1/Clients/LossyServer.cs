using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>A server of the plainest kind, which echoes the payloads of requests, for one client, over a line that loses, doubles and swaps values.</summary>
internal sealed class LossyServer(int seed, int lostPercent)
{
    private const int PartLength = 50;

    private readonly Random _chance = new(seed);
    private readonly Dictionary<int, byte[]?[]> _requests = [];
    private readonly Queue<byte[]> _out = new();
    private int _epoch = 10;

    public int Runs { get; private set; }

    public void Restart()
    {
        _epoch++;
        _out.Clear();
        _requests.Clear();
    }

    public void Take(ReadOnlySpan<byte> value)
    {
        if (Chance(lostPercent) || !UpValue.TryParse(value, out var up))
        {
            return;
        }

        switch (up.Kind)
        {
            case UpKind.Hello:
                Send(Down.Packed(_epoch, Down.Welcome(up.Nonce)));
                break;
            case UpKind.Request:
                TakeRequest(up);
                break;
            case UpKind.Gaps when _requests.TryGetValue(up.Request, out var parts):
                Resend(up, Joined(parts));
                break;
        }
    }

    /// <summary>The next value for the client, in whatever order and number they come.</summary>
    public bool TryNext(out byte[] value)
    {
        if (_out.Count > 1 && Chance(10))
        {
            _out.Enqueue(_out.Dequeue());
        }

        while (_out.TryDequeue(out value!))
        {
            if (Chance(lostPercent))
            {
                continue;
            }

            if (Chance(10))
            {
                _out.Enqueue(value);
            }

            return true;
        }

        return false;
    }

    private void TakeRequest(in UpValue up)
    {
        if (!_requests.TryGetValue(up.Request, out var parts))
        {
            _requests[up.Request] = parts = new byte[up.Parts][];
        }

        Runs += Array.TrueForAll(parts, part => part is not null) ? 0 : 1;
        parts[up.Part - 1] = up.Payload.ToArray();
        if (!Array.TrueForAll(parts, part => part is not null))
        {
            Runs--;
            Send(Down.Packed(_epoch, Down.Wanted(up.Request, [.. Enumerable.Range(1, parts.Length).Where(part => parts[part - 1] is null)])));
            return;
        }

        Answer(up.Request, Joined(parts));
    }

    private void Answer(int request, byte[] digits)
    {
        if (digits.Length <= 80)
        {
            Send(Down.Packed(_epoch, Down.Answer(request, Bytes.Text(digits))));
            return;
        }

        Send(Down.Packed(_epoch, Down.Opening(request, HandleOf(request), digits.Length)));
        SendParts(request, digits, 0, 999);
    }

    private void Resend(in UpValue up, byte[] digits)
    {
        for (var i = 0; i < up.Gaps.Count; i++)
        {
            SendParts(up.Request, digits, up.Gaps[i].First, up.Gaps[i].Last);
        }
    }

    private void SendParts(int request, byte[] digits, int first, int last)
    {
        for (var part = first; part <= last && part * PartLength < digits.Length; part++)
        {
            var rest = digits.AsSpan(part * PartLength);
            Send(Down.Solo(_epoch, HandleOf(request), part, Bytes.Text(rest[..Math.Min(rest.Length, PartLength)])));
        }
    }

    private static byte[] Joined(byte[]?[] parts) => [.. parts.SelectMany(part => part ?? [])];

    private static int HandleOf(int request) => 20 + (request % 80);

    private void Send(string value) => _out.Enqueue(Bytes.Of(value));

    private bool Chance(int percent) => _chance.Next(100) < percent;
}
