namespace CloudBridge.Measures;

/// <summary>Which rooms of a project use which, and by which types: where to begin when a circle is to be opened.</summary>
internal static class RoomReport
{
    /// <summary>Writes it, those in a circle marked; returns the exit code.</summary>
    public static int Write(SourceTree tree, string project)
    {
        var files = tree.Product.Where(file => file.Project == project).ToArray();
        if (files.Length == 0)
        {
            Console.Error.WriteLine($"There is no project {project}. Those that there are: {string.Join(", ", tree.Product.Select(file => file.Project).Distinct())}.");
            return 2;
        }

        var graph = new RoomGraph(files);
        foreach (var room in graph.Rooms)
        {
            Console.WriteLine($"{Name(room)}{(graph.InCircles.Contains(room) ? "   (in a circle)" : "")}");
            foreach (var used in graph.Uses.Where(use => use.From == room).GroupBy(use => use.To).OrderBy(used => used.Key, StringComparer.Ordinal))
            {
                var types = used.GroupBy(use => use.Type).Select(type => $"{type.Key} ({type.Count()})");
                Console.WriteLine($"    {Name(used.Key)}: {string.Join(", ", types)}");
            }
        }

        return 0;
    }

    private static string Name(string room) => room.Length == 0 ? "." : room;
}
