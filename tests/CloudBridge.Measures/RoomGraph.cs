namespace CloudBridge.Measures;

/// <summary>The rooms of a project and which uses which: a room uses another when its code names a type that only the other declares.</summary>
public sealed class RoomGraph
{
    private readonly ILookup<string, string> _next;

    /// <summary>Reads the rooms of one project.</summary>
    public RoomGraph(IEnumerable<SourceFile> project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var files = project.ToArray();
        var homes = files
            .SelectMany(file => file.Types.Select(type => (Name: SourceFile.NameOf(type), file.Room)))
            .GroupBy(type => type.Name)
            .Where(type => type.Select(one => one.Room).Distinct().Count() == 1)
            .ToDictionary(type => type.Key, type => type.First().Room);
        Rooms = [.. files.Select(file => file.Room).Distinct().Order(StringComparer.Ordinal)];
        Uses =
        [
            .. files.SelectMany(file => file.NamesUsed.Where(homes.ContainsKey).Select(name => new RoomUse(file.Room, homes[name], name, file.Path)))
                .Where(use => use.From != use.To),
        ];
        _next = Uses.Select(use => (use.From, use.To)).Distinct().ToLookup(use => use.From, use => use.To);
    }

    /// <summary>The top folders; the empty name stands for the files beside the project file.</summary>
    public IReadOnlyList<string> Rooms { get; }

    /// <summary>Every use of one room by another.</summary>
    public IReadOnlyList<RoomUse> Uses { get; }

    /// <summary>The rooms from which a way leads back to themselves.</summary>
    public IReadOnlyList<string> InCircles => [.. Rooms.Where(room => Reached(room).Contains(room))];

    private HashSet<string> Reached(string from)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(_next[from]);
        while (open.TryDequeue(out var room))
        {
            if (reached.Add(room))
            {
                foreach (var next in _next[room])
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached;
    }
}
