using CloudBridge.ModelTrainer.Counting;

namespace CloudBridge.ModelTrainer.Output;

/// <summary>Turns a fitted tree into the table of entries.</summary>
internal sealed class TableBuilder(ContextTree tree)
{
    private const int SamePage = -1;
    private const int AnyPage = -2;

    private readonly ModelTable _table = new();
    private readonly int[] _first = new int[tree.Nodes.Count];

    public ModelTable Build()
    {
        HandTables.AddTo(_table);
        var wideSize = 3;
        var position = _table.Ends.Count + 1 + wideSize;
        for (var node = 0; node < tree.Nodes.Count; node++)
        {
            if (!IsContext(node))
            {
                continue;
            }

            _first[node] = position;
            position += SizeOf(node);
        }

        _table.Names["wide"] = _table.Add([new("", _first[0], 1500), new("", SamePage, 2100), new("", AnyPage, 496)]);
        for (var node = 0; node < tree.Nodes.Count; node++)
        {
            if (IsContext(node))
            {
                Add(node);
            }
        }

        _table.Names["text"] = _first[tree.FindChild(0, Symbols.LineFeed)];
        return _table;
    }

    private bool IsContext(int node) => node == 0 || tree.Nodes[node].IsKept;

    private int SizeOf(int node) => tree.Nodes[node].Edges.Count(edge => tree.Edges[edge].IsKept && tree.Edges[edge].Chance > 0) + (node == 0 ? 2 : 1);

    private void Add(int index)
    {
        var node = tree.Nodes[index];
        var history = tree.CharactersOf(index);
        var entries = new List<ModelEntry>();
        foreach (var i in node.Edges)
        {
            var edge = tree.Edges[i];
            if (edge.IsKept && edge.Chance > 0)
            {
                entries.Add(new ModelEntry(edge.Symbol == Symbols.End ? "" : char.ConvertFromUtf32(edge.Symbol), NextOf(history, edge.Symbol), edge.Chance));
            }
        }

        if (index == 0)
        {
            entries.Add(new ModelEntry("", SamePage, 0.3 * (node.Escape + 0.004)));
            entries.Add(new ModelEntry("", AnyPage, node.Escape + 0.004));
        }
        else
        {
            entries.Add(new ModelEntry("", _first[LowerOf(index)], node.Escape));
        }

        var first = _table.Add(entries);
        if (first != _first[index])
        {
            throw new InvalidOperationException($"Context {index} was expected at {_first[index]}, and is at {first}.");
        }
    }

    private int LowerOf(int index)
    {
        do
        {
            index = tree.Nodes[index].Parent;
        }
        while (!IsContext(index));
        return index;
    }

    private int NextOf(List<int> history, int symbol)
    {
        if (symbol == Symbols.End)
        {
            return 0;
        }

        var best = 0;
        var node = tree.FindChild(0, symbol);
        for (var i = history.Count - 1; node >= 0; i--)
        {
            best = IsContext(node) ? node : best;
            node = i < 0 ? -1 : tree.FindChild(node, history[i]);
        }

        return _first[best];
    }
}
