using System.Diagnostics.CodeAnalysis;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>The last answers of a project, for parts that were lost. Not safe for threads.</summary>
internal sealed class AnswerMemory(int capacity, int maxDigits)
{
    private readonly Dictionary<RequestId, OutgoingAnswer> _answers = [];
    private readonly Queue<OutgoingAnswer> _order = new();
    private long _digits;

    /// <summary>Remembers an answer, and forgets the oldest beyond the bounds unless it is still on its way.</summary>
    public void Add(OutgoingAnswer answer)
    {
        _answers[answer.Id] = answer;
        _order.Enqueue(answer);
        _digits += answer.Packets.Digits;
        while ((_order.Count > capacity || _digits > maxDigits) && !_order.Peek().IsQueued)
        {
            Forget(_order.Dequeue());
        }
    }

    public bool TryGet(RequestId id, [MaybeNullWhen(false)] out OutgoingAnswer answer) => _answers.TryGetValue(id, out answer);

    private void Forget(OutgoingAnswer oldest)
    {
        _digits -= oldest.Packets.Digits;
        if (_answers.TryGetValue(oldest.Id, out var current) && ReferenceEquals(current, oldest))
        {
            _answers.Remove(oldest.Id);
        }
    }
}
