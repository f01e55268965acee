namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>The parts of answers that stand in the response variables.</summary>
internal sealed class StandingParts(int variables)
{
    private readonly StandingPart[] _parts = new StandingPart[variables];

    /// <summary>Notes what is written into a variable, and tells what it overwrites.</summary>
    public StandingPart Put(int variable, in StandingPart part)
    {
        var old = _parts[variable];
        _parts[variable] = part;
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
