using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>Parts that projects asked for again.</summary>
internal sealed class LostParts
{
    private const int Capacity = 256;

    private readonly Queue<OutgoingPart> _parts = new();

    public int Count => _parts.Count;

    /// <summary>Adds a part that is to be sent again in any case.</summary>
    public void Enqueue(OutgoingPart part) => _parts.Enqueue(part);

    /// <summary>Adds a part that has left before, once, unless too many wait; false when it is not added.</summary>
    public bool Add(OutgoingPart part)
    {
        if (_parts.Count >= Capacity
            || (part.Answer.IsQueued && !PartOrder.HasLeft(part.Number, part.Answer.NextStep, part.Answer.Count))
            || _parts.Contains(part))
        {
            return false;
        }

        _parts.Enqueue(part);
        return true;
    }

    public bool TryDequeue([MaybeNullWhen(false)] out OutgoingPart part) => _parts.TryDequeue(out part);

    public void Clear() => _parts.Clear();
}
