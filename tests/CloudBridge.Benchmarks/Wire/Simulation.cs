namespace CloudBridge.Benchmarks.Wire;

/// <summary>Askers and a downlink of ten values a second of 256 digits, on a clock of its own.</summary>
internal sealed class Simulation(WireLoad load, WireText texts, VirtualClock clock, IWireLink link)
{
    public const int ValuesPerSecond = 10;
    public const int ValueLength = 256;

    private const double WarmUpSeconds = 20;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1.0 / ValuesPerSecond);

    private readonly Random _random = new(6);
    private readonly PriorityQueue<int, double> _due = new();
    private readonly Dictionary<int, double> _asked = [];
    private int _number;

    /// <summary>Runs for a time and tells what came of it; the first seconds do not count.</summary>
    public WireResult Run(double seconds)
    {
        for (var asker = 0; asker < load.ShortAskers + load.LongAskers; asker++)
        {
            _due.Enqueue(asker, IsLong(asker) ? 0 : _random.NextDouble() * load.ThinkSeconds);
        }

        Run(new WireResult(WarmUpSeconds), WarmUpSeconds);
        var result = new WireResult(seconds);
        Run(result, WarmUpSeconds + seconds);
        return result;
    }

    private void Run(WireResult result, double until)
    {
        while (clock.Seconds < until - 1e-9)
        {
            Ask();
            clock.Advance(Step);
            var (answered, digits, payload) = link.Send();
            result.Values += digits > 0 ? 1 : 0;
            result.Digits += digits;
            result.PayloadDigits += payload;
            foreach (var asker in answered)
            {
                Note(result, asker);
            }
        }
    }

    private void Ask()
    {
        while (_due.TryPeek(out var asker, out var due) && due <= clock.Seconds)
        {
            _due.Dequeue();
            _asked[asker] = Math.Max(due, clock.Seconds - Step.TotalSeconds);
            link.Add(asker, IsLong(asker) ? texts.Long(_number++, load.LongCharacters) : texts.Short(_number++));
        }
    }

    private void Note(WireResult result, int asker)
    {
        if (!_asked.Remove(asker, out var asked))
        {
            return;
        }

        if (IsLong(asker))
        {
            result.LongCharacters += load.LongCharacters;
            _due.Enqueue(asker, clock.Seconds);
            return;
        }

        result.AddShort(clock.Seconds - asked);
        _due.Enqueue(asker, clock.Seconds + (load.ThinkSeconds * 2 * _random.NextDouble()));
    }

    private bool IsLong(int asker) => asker >= load.ShortAskers;
}
