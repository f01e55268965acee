namespace CloudBridge.Benchmarks.Wire.Starvation;

/// <summary>An order in which answers of Cloud Requests share ten values a second.</summary>
internal interface IAnswerOrder
{
    /// <summary>An answer is ready.</summary>
    /// <param name="asker">Whose; each has one at a time.</param>
    /// <param name="characters">How long it is.</param>
    /// <param name="asked">When it was asked for.</param>
    void Add(int asker, int characters, double asked);

    /// <summary>Sends one value; false when there is none to send now.</summary>
    /// <param name="whole">Whose answer is whole with it; null when none is.</param>
    bool TrySend(out int? whole);
}
