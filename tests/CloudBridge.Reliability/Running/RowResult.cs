namespace CloudBridge.Reliability.Running;

/// <summary>What a row found. Faults may come from any thread, figures from one.</summary>
internal sealed class RowResult
{
    private const int MaxFaults = 20;
    private readonly List<string> _faults = [];
    private readonly List<KeyValuePair<string, object>> _figures = [];

    /// <summary>How many times the claim was tried.</summary>
    public long N { get; set; }

    public bool Passed => FaultCount == 0;

    /// <summary>Violations of the claim in all.</summary>
    public int FaultCount { get; private set; }

    /// <summary>The first violations, in words.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>What was measured, in order: a name in snake case and a number or text.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Figures => _figures;

    /// <summary>Adds a figure.</summary>
    public RowResult With(string name, object value)
    {
        _figures.Add(new(name, value));
        return this;
    }

    /// <summary>Adds a violation of the claim.</summary>
    public void Fault(string sentence)
    {
        lock (_faults)
        {
            FaultCount++;
            if (_faults.Count < MaxFaults)
            {
                _faults.Add(sentence);
            }
        }
    }

    /// <summary>Adds a violation unless something holds.</summary>
    public void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            Fault(otherwise);
        }
    }
}
