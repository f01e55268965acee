using System.Globalization;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>What a client has of a long answer.</summary>
internal sealed class LongAnswer
{
    private readonly SortedDictionary<int, string> _parts = [];

    public int Count => _parts.Count;

    public int Lost { get; private set; }

    /// <summary>Takes lines of <see cref="DownlinkDriver.Said(string)"/>; parts must be the same each time they come.</summary>
    public void Take(IEnumerable<string> said)
    {
        foreach (var words in said.Select(line => line.Split(' ')).Where(words => words[0] == "part"))
        {
            var number = int.Parse(words[2], CultureInfo.InvariantCulture);
            Assert.True(!_parts.TryGetValue(number, out var before) || before == words[3], $"Part {number} was cut differently.");
            _parts[number] = words[3];
        }
    }

    /// <summary>The parts below the highest that came and did not.</summary>
    public IEnumerable<int> Missing => Enumerable.Range(0, _parts.Count == 0 ? 0 : _parts.Keys.Last() + 1).Where(number => !_parts.ContainsKey(number));

    public string Digits => string.Concat(_parts.Values);
}
