namespace CloudBridge.Responses;

/// <summary>What stands in the response variables, which are written in turn. Guarded by the outbox that holds it.</summary>
internal sealed class StandingParts(int variables)
{
    private readonly StandingPart[] _parts = new StandingPart[variables];

    /// <summary>The variable to write next.</summary>
    public int Next { get; private set; }

    /// <summary>Notes what is written into the next variable, and tells what it overwrites.</summary>
    public StandingPart Put(in StandingPart part)
    {
        var old = _parts[Next];
        _parts[Next] = part;
        Next = Next + 1 == _parts.Length ? 0 : Next + 1;
        return old;
    }

    /// <summary>A new connection begins: nobody knows what stands where.</summary>
    public void Forget() => Array.Clear(_parts);

    /// <summary>True when a part stands in a variable that was written after a time.</summary>
    public bool IsNewer(in OutgoingPart part, long timestamp)
    {
        foreach (ref readonly var standing in _parts.AsSpan())
        {
            if (standing.Since > timestamp && standing.Part == part)
            {
                return true;
            }
        }

        return false;
    }
}
