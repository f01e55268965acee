namespace CloudBridge.ModelTrainer.Counting;

/// <summary>
/// Counts of what follows which characters. A node is a context; its parent is the same context without its oldest character.
/// An edge is a symbol seen in a context. Parents have lower numbers than their children.
/// </summary>
internal sealed class ContextTree
{
    private readonly Dictionary<(int Node, int Symbol), int> _children = [];
    private readonly Dictionary<(int Node, int Symbol), int> _edges = [];

    public ContextTree() => NewNode(-1, -1, 0);

    public List<Context> Nodes { get; } = [];

    public List<Edge> Edges { get; } = [];

    /// <summary>The context with one more character, which is older than its own; -1 when never seen.</summary>
    public int FindChild(int node, int older) => _children.GetValueOrDefault((node, older), -1);

    /// <summary>The characters of a context, oldest first.</summary>
    public List<int> CharactersOf(int node)
    {
        var characters = new List<int>();
        for (; node > 0; node = Nodes[node].Parent)
        {
            characters.Add(Nodes[node].Oldest);
        }

        return characters;
    }

    /// <summary>The edge of a symbol in a context; -1 when never seen.</summary>
    public int FindEdge(int node, int symbol) => _edges.GetValueOrDefault((node, symbol), -1);

    /// <summary>Counts a symbol after a history, all of which is its context.</summary>
    /// <param name="history">The characters before, newest last.</param>
    /// <param name="symbol">What followed.</param>
    /// <param name="times">How often.</param>
    /// <param name="weight">What each time counts.</param>
    public void Add(ReadOnlySpan<int> history, int symbol, int times, double weight)
    {
        var node = 0;
        var edge = EdgeOf(0, symbol, -1);
        for (var i = 1; i <= history.Length; i++)
        {
            node = ChildOf(node, history[^i], i);
            edge = EdgeOf(node, symbol, edge);
        }

        Edges[edge].Seen += times;
        Edges[edge].SeenWeight += times * weight;
    }

    private int ChildOf(int node, int older, int order) =>
        _children.TryGetValue((node, older), out var child) ? child : NewNode(node, older, order);

    private int NewNode(int parent, int oldest, int order)
    {
        if (parent >= 0)
        {
            _children.Add((parent, oldest), Nodes.Count);
        }

        Nodes.Add(new Context(parent, oldest, order));
        return Nodes.Count - 1;
    }

    private int EdgeOf(int node, int symbol, int shorter)
    {
        if (_edges.TryGetValue((node, symbol), out var edge))
        {
            return edge;
        }

        edge = Edges.Count;
        Edges.Add(new Edge(node, symbol, shorter));
        Nodes[node].Edges.Add(edge);
        _edges.Add((node, symbol), edge);
        return edge;
    }
}
