using System.Text;

namespace CloudBridge.ModelTrainer.Output;

/// <summary>What texts cost with a table.</summary>
internal sealed class Measure
{
    private readonly ModelTable _table;
    private readonly Dictionary<(int Context, string Symbol, int Mark), int> _entries = [];

    public Measure(ModelTable table)
    {
        _table = table;
        var context = 1;
        for (var entry = 1; entry <= table.Ends.Count; entry++)
        {
            var symbol = table.Symbols[entry - 1];
            var next = table.Next[entry - 1];
            _entries.TryAdd((context, symbol, symbol.Length > 0 ? 0 : Math.Min(next, 1)), entry);
            if (table.Ends[entry - 1] == ModelTable.Total)
            {
                context = entry + 1;
            }
        }
    }

    public double Digits { get; private set; }

    public int Characters { get; private set; }

    public int Picks { get; private set; }

    public int Steps { get; private set; }

    /// <summary>Adds a text; its end counts as digits, not as a character.</summary>
    public void Add(string text)
    {
        var context = _table.Names["text"];
        foreach (var rune in text.EnumerateRunes())
        {
            Characters++;
            context = Add(context, rune);
        }

        while (!_entries.TryGetValue((context, "", 0), out _))
        {
            context = _table.Next[Take(context, _entries[(context, "", 1)]) - 1];
        }

        Take(context, _entries[(context, "", 0)]);
    }

    private int Add(int context, Rune rune)
    {
        while (true)
        {
            if (_entries.TryGetValue((context, rune.ToString(), 0), out var entry))
            {
                return _table.Next[Take(context, entry) - 1];
            }

            if (!_entries.TryGetValue((context, "", 1), out var escape))
            {
                Take(context, _entries[(context, "", -2)]);
                Digits += 2.1 + 1.8;
                return _table.Names["wide"];
            }

            context = _table.Next[Take(context, escape) - 1];
        }
    }

    private int Take(int context, int entry)
    {
        var low = entry == context ? 0 : _table.Ends[entry - 2];
        Digits += Math.Log10((double)ModelTable.Total / (_table.Ends[entry - 1] - low));
        Picks++;
        Steps += entry - context + 1;
        return entry;
    }
}
