using System.Globalization;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Benchmarks.Wire.Starvation;

/// <summary>
/// Players that ask for a short text again 0.1 s after they had it, and others that ask for a long one again some seconds after; on a
/// clock of its own, ten values a second of 256 digits.
/// </summary>
internal sealed class StarvationRun(VirtualClock clock, IAnswerOrder order, int shorts, IReadOnlyList<int> longs)
{
    private const int FirstId = 10001;
    private const int ShortCharacters = 12;
    private const double ThinkSeconds = 0.1;
    private const double LongThinkSeconds = 3;
    private const double LongHandlerSeconds = 0.05;
    private const double Interval = 1.0 / Simulation.ValuesPerSecond;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private readonly Random _random = new(13);
    private readonly PriorityQueue<int, double> _asking = new();
    private readonly PriorityQueue<int, double> _ready = new();
    private readonly double[] _asked = new double[shorts + longs.Count];
    private int _longUnderway;
    private double _longEnded;

    /// <summary>Ids of six digits, as sprites make them.</summary>
    public static RequestId IdOf(int asker) => RequestId.Parse(((FirstId + asker) * 10).ToString(CultureInfo.InvariantCulture));

    public static int AskerOf(RequestId id) => (int.Parse(id.ToString(), CultureInfo.InvariantCulture) / 10) - FirstId;

    /// <summary>Runs for a time; waits by how long the answer is, and under 0 those of short ones while no long one is under way.</summary>
    public Dictionary<int, List<double>> Run(double seconds)
    {
        for (var asker = 0; asker < _asked.Length; asker++)
        {
            _asking.Enqueue(asker, IsLong(asker) ? 2 + (_random.NextDouble() * LongThinkSeconds) : _random.NextDouble());
        }

        var waits = new Dictionary<int, List<double>>();
        var free = 0.0;
        while (clock.Seconds < seconds)
        {
            Ask();
            if (clock.Seconds >= free - 1e-9 && order.TrySend(out var whole))
            {
                free = clock.Seconds + Interval;
                Note(whole, waits);
            }

            clock.Advance(Step);
        }

        return waits;
    }

    private void Ask()
    {
        while (_asking.TryPeek(out var asker, out var due) && due <= clock.Seconds)
        {
            _asking.Dequeue();
            _asked[asker] = due;
            _ready.Enqueue(asker, due + (IsLong(asker) ? LongHandlerSeconds : 0));
        }

        while (_ready.TryPeek(out var asker, out var due) && due <= clock.Seconds)
        {
            _ready.Dequeue();
            _longUnderway += IsLong(asker) ? 1 : 0;
            order.Add(asker, CharactersOf(asker), _asked[asker]);
        }
    }

    private void Note(int? whole, Dictionary<int, List<double>> waits)
    {
        if (whole is not { } asker)
        {
            return;
        }

        var kind = !IsLong(asker) && _longUnderway == 0 && _longEnded < _asked[asker] ? 0 : CharactersOf(asker);
        (waits.TryGetValue(kind, out var list) ? list : waits[kind] = []).Add(clock.Seconds - _asked[asker]);
        (_longUnderway, _longEnded) = IsLong(asker) ? (_longUnderway - 1, clock.Seconds) : (_longUnderway, _longEnded);
        _asking.Enqueue(asker, clock.Seconds + (IsLong(asker) ? LongThinkSeconds * (0.5 + _random.NextDouble()) : ThinkSeconds));
    }

    private int CharactersOf(int asker) => IsLong(asker) ? longs[asker - shorts] : ShortCharacters;

    private bool IsLong(int asker) => asker >= shorts;
}
