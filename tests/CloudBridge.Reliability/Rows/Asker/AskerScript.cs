using System.Text;
using CloudBridge.Clouds;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>What happens in one trial, drawn from a seed. Times are seconds after its start.</summary>
internal sealed class AskerScript
{
    public const string Asker = "Ada";
    private static readonly string[] Copiers = ["Bob", "Cleo"];

    private readonly Random _random;

    public AskerScript(int seed, string? code)
    {
        _random = new Random(seed);
        Code = code;
        Lag = _random.NextDouble() * 10;
        LagJitter = _random.NextDouble() * 2;
        Skew = TimeSpan.FromMilliseconds(_random.Next(-30_000, 30_001));
        ReadTime = TimeSpan.FromMilliseconds(_random.Next(5, 400));
        HasAgedClock = _random.Next(2) == 0;
        RunsRepeats = _random.Next(2) == 0;
        Id = $"{_random.Next(10_000, 100_000)}0";
        AskAt = 100 + (_random.NextDouble() * 10);
        var values = ValuesOf(Id, _random.Next(3));
        foreach (var (value, i) in values.Select((value, i) => (value, i)))
        {
            Set(AskAt + (i * 0.1), Asker, value);
        }

        AddTraffic();
        IsDisturbed = Disturb(values) || Lag + LagJitter > 5;
        Sets.Sort((one, other) => one.At.CompareTo(other.At));
    }

    public string? Code { get; }

    public string Id { get; }

    public double AskAt { get; }

    public double Lag { get; }

    public double LagJitter { get; }

    public TimeSpan Skew { get; }

    public TimeSpan ReadTime { get; }

    public bool HasAgedClock { get; }

    /// <summary>True when a repeat after two seconds runs again, as requests do that only read.</summary>
    public bool RunsRepeats { get; }

    /// <summary>True when more happens than one player asking once on a working cloud with a lag of 5 s at most.</summary>
    public bool IsDisturbed { get; }

    public List<ScriptedSet> Sets { get; } = [];

    /// <summary>When the bridge is away.</summary>
    public List<(double From, double To)> Gaps { get; } = [];

    public List<(double From, double To)> Outages { get; } = [];

    public double NextLag() => Lag + (_random.NextDouble() * LagJitter);

    public double NextPushDelay() => 0.02 + (_random.NextDouble() * (_random.Next(20) == 0 ? 5 : 0.3));

    private bool Disturb(IReadOnlyList<string> values)
    {
        var disturbed = false;
        disturbed |= Sometimes(0.5) && AddCopies(values);
        disturbed |= Sometimes(0.3) && AddGap();
        disturbed |= Sometimes(0.2) && AddOutage();
        disturbed |= Sometimes(0.2) && AddMix(values);
        return disturbed | (Sometimes(0.2) && AddRepeats(values));
    }

    /// <summary>Others, or the asker in an odd hour, send the very same values, sooner or later.</summary>
    private bool AddCopies(IReadOnlyList<string> values)
    {
        for (var copies = _random.Next(1, 4); copies > 0; copies--)
        {
            var copier = Copiers[_random.Next(Copiers.Length)];
            var at = AskAt + _random.Next(5) switch
            {
                0 => -_random.NextDouble() * 95,
                1 => (_random.NextDouble() - 0.5) * 2,
                2 => _random.NextDouble() * 0.2,
                3 => 58 + (_random.NextDouble() * 6),
                _ => _random.NextDouble() * 20,
            };
            foreach (var value in Sometimes(0.8) ? values : values.TakeLast(1))
            {
                Set(at += 0.01, copier, value, Sometimes(0.05) ? "create_var" : CloudLogEntry.SetVerb);
            }

            if (Code is not null)
            {
                Set(at + 0.5, copier, Value($"{_random.Next(10_000, 100_000)}0", "steal", Code));
            }
        }

        return true;
    }

    private bool AddGap()
    {
        var from = AskAt + ((_random.NextDouble() - 0.6) * 8);
        Gaps.Add((from, from + (_random.NextDouble() * 4)));
        return true;
    }

    private bool AddOutage()
    {
        var from = AskAt + ((_random.NextDouble() - 0.3) * 10);
        Outages.Add((from, from + (_random.NextDouble() * 20)));
        return true;
    }

    /// <summary>Somebody puts a part of his own, or one of the asker's again, into the asker's request.</summary>
    private bool AddMix(IReadOnlyList<string> values)
    {
        var part = Sometimes(0.5) && values.Count > 1 ? values[0] : $"-{Digits(_random.Next(1, 123) * 2)}.{Id}";
        Set(AskAt + (_random.NextDouble() * 0.2) - 0.1, Copiers[0], part);
        return true;
    }

    private bool AddRepeats(IReadOnlyList<string> values)
    {
        var at = AskAt + (Sometimes(0.5) ? _random.NextDouble() * 10 : 55 + (_random.NextDouble() * 10));
        foreach (var value in values)
        {
            Set(at += 0.01, Asker, value);
        }

        return true;
    }

    /// <summary>What else goes on in the project.</summary>
    private void AddTraffic()
    {
        var rate = Sometimes(0.5) ? 0 : _random.NextDouble() * 3;
        for (var at = 80.0; rate > 0 && at < AskAt + 80; at += -Math.Log(1 - _random.NextDouble()) / rate)
        {
            var name = Sometimes(0.5) ? ScriptedOrigin.Variable : "\u2601 FROM_HOST_1";
            Sets.Add(new ScriptedSet(at, "Dora", CloudLogEntry.SetVerb, name, $"{Digits(20)}.{_random.Next(10_000, 100_000)}0"));
        }
    }

    private void Set(double at, string user, string value, string verb = CloudLogEntry.SetVerb) =>
        Sets.Add(new ScriptedSet(Math.Max(at, 1), user, verb, ScriptedOrigin.Variable, value));

    private IReadOnlyList<string> ValuesOf(string id, int longer)
    {
        var text = new string('x', longer * 125) + _random.Next(1000);
        string[] arguments = Code is null ? [text] : [text, Code];
        var packets = new RequestPackets(RequestText.Encode("ask", arguments), RequestId.Parse(id));
        var value = new byte[packets.MaxValueLength];
        return [.. Enumerable.Range(1, packets.Count).Select(number => Encoding.ASCII.GetString(value, 0, packets.Write(number, value)))];
    }

    private static string Value(string id, string word, string code) =>
        $"{Encoding.ASCII.GetString(RequestText.Encode("ask", word, code))}.{id}";

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(i => i % 2 == 0 ? 2 : _random.Next(1, 9)));

    private bool Sometimes(double probability) => _random.NextDouble() < probability;
}
