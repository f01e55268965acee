using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>What others do: one answer after the other, in the order they are ready, each in values of its own.</summary>
/// <param name="isCb1">Whether the digits are those of CB1 or of Cloud Requests; the order is the same.</param>
internal sealed class FirstComeLink(bool isCb1) : IWireLink
{
    private readonly Queue<(int Asker, int Digits)> _waiting = new();
    private int _sent;

    public void Add(int asker, string text)
    {
        var digits = isCb1 ? AnswerPayload.OfText(text).Write().Length : ResponsePayload.FromText(text, allowRaw: true).Digits.Length;
        _waiting.Enqueue((asker, digits));
    }

    public (IReadOnlyList<int> Answered, int Digits, int PayloadDigits) Send()
    {
        if (!_waiting.TryPeek(out var first))
        {
            return ([], 0, 0);
        }

        var overhead = isCb1 ? 15 : 12;
        var digits = Math.Min(first.Digits - _sent, Simulation.ValueLength - overhead);
        _sent += digits;
        if (_sent < first.Digits)
        {
            return ([], digits + overhead, digits);
        }

        _waiting.Dequeue();
        _sent = 0;
        return ([first.Asker], digits + overhead, digits);
    }
}
