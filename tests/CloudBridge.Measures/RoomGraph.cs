namespace CloudBridge.Measures;

/// <summary>Which rooms of a project use which: a room uses another when its code has the name of a type that only the other declares.</summary>
internal sealed class RoomGraph
{
    private readonly Dictionary<string, HashSet<string>> _uses;

    /// <summary>Reads the rooms of one project.</summary>
    public RoomGraph(IEnumerable<SourceFile> project)
    {
        var files = project.ToArray();
        var homes = files
            .SelectMany(file => file.Types.Select(type => (Name: SourceFile.NameOf(type), file.Room)))
            .GroupBy(type => type.Name)
            .Where(type => type.Select(one => one.Room).Distinct().Count() == 1)
            .ToDictionary(type => type.Key, type => type.First().Room);
        _uses = files.GroupBy(file => file.Room).ToDictionary(
            room => room.Key,
            room => room.SelectMany(file => file.Identifiers).Select(name => homes.GetValueOrDefault(name)).Where(home => home is not null && home != room.Key).Select(home => home!).ToHashSet());
    }

    /// <summary>How many there are.</summary>
    public int Count => _uses.Count;

    /// <summary>Those from which a way leads back to themselves.</summary>
    public IReadOnlyList<string> InCircles => [.. _uses.Keys.Where(room => Reached(room).Contains(room)).Order(StringComparer.Ordinal)];

    private HashSet<string> Reached(string from)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(_uses[from]);
        while (open.TryDequeue(out var room))
        {
            if (reached.Add(room))
            {
                foreach (var next in _uses[room])
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached;
    }
}
