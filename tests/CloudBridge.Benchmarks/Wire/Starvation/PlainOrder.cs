using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Benchmarks.Wire.Starvation;

/// <summary>What others do: one answer after the other, all its values at once.</summary>
/// <param name="byAsking">False: in the order they are ready. True: of those that are ready the one that was asked first, as scratchattach does.</param>
internal sealed class PlainOrder(bool byAsking) : IAnswerOrder
{
    private readonly PriorityQueue<(int Asker, int Values), (double, int)> _waiting = new();
    private int _number;
    private (int Asker, int Values) _current;

    public void Add(int asker, int characters, double asked)
    {
        var values = new ResponsePackets(new ResponsePayload(new byte[2 * characters], false), StarvationRun.IdOf(asker), Simulation.ValueLength).Count;
        _waiting.Enqueue((asker, values), (byAsking ? asked : 0, _number++));
    }

    public bool TrySend(out int? whole)
    {
        whole = null;
        if (_current.Values == 0 && !_waiting.TryDequeue(out _current, out _))
        {
            return false;
        }

        _current.Values--;
        whole = _current.Values == 0 ? _current.Asker : null;
        return true;
    }
}
