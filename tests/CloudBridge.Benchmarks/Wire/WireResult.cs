namespace CloudBridge.Benchmarks.Wire;

/// <summary>What came of a simulation.</summary>
internal sealed class WireResult(double seconds)
{
    private readonly List<double> _shorts = [];

    public int Values { get; set; }

    /// <summary>Digits of all values that were sent.</summary>
    public long Digits { get; set; }

    /// <summary>Digits of them that are an answer's and no head, address or check.</summary>
    public long PayloadDigits { get; set; }

    public long LongCharacters { get; set; }

    public double ShortsPerSecond => _shorts.Count / seconds;

    public double LongCharactersPerSecond => LongCharacters / seconds;

    /// <summary>How full the values were that could be sent in the time: ten a second of 256 digits.</summary>
    public double Filled => Digits / (seconds * Simulation.ValuesPerSecond * Simulation.ValueLength);

    public double PayloadShare => PayloadDigits / (seconds * Simulation.ValuesPerSecond * Simulation.ValueLength);

    public void AddShort(double waited) => _shorts.Add(waited);

    /// <summary>The wait in seconds that this share of the short answers did not exceed.</summary>
    public double Wait(double share)
    {
        if (_shorts.Count == 0)
        {
            return double.NaN;
        }

        _shorts.Sort();
        return _shorts[Math.Clamp((int)Math.Ceiling(share * _shorts.Count) - 1, 0, _shorts.Count - 1)];
    }
}
