namespace CloudBridge.Benchmarks.Wire;

/// <summary>The downlink of a project in one format: answers go in, ten values a second come out.</summary>
internal interface IWireLink
{
    /// <summary>Queues an answer of an asker; each has one at a time, long or short.</summary>
    void Add(int asker, string text);

    /// <summary>Sends one value.</summary>
    /// <returns>Those whose answers are whole with it, and the digits of the value; 0 when there was nothing to send.</returns>
    (IReadOnlyList<int> Answered, int Digits, int PayloadDigits) Send();
}
