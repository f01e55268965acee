using CloudBridge.Scratch;

namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>All projects with at least 100 views in order by each type; equal values go by the lower number. Immutable.</summary>
internal sealed class ProjectRanks
{
    public const long LeastViews = 100;

    private readonly long[] _ids;
    private readonly int[][] _orders = new int[ProjectColumns.Types][];
    private readonly int[][] _places = new int[ProjectColumns.Types][];

    public ProjectRanks(ProjectColumns projects)
    {
        long[] ids = [.. projects.Ids];
        int[] unsorted = [.. Enumerable.Range(0, ids.Length)];
        var byId = StableOrder.Ascending(unsorted, ids);
        _ids = [.. byId.Select(project => ids[project])];
        for (var type = 0; type < ProjectColumns.Types; type++)
        {
            var read = projects.Values[type];
            long[] values = [.. byId.Select(project => read[project])];
            _orders[type] =
                StableOrder.Descending([.. unsorted.Where(project => values[project] != UserColumns.Unknown)], values);
            _places[type] = Place(_orders[type], ids.Length);
        }
    }

    /// <summary>Projects with a place.</summary>
    public int Count => _ids.Length;

    /// <summary>A page of numbers of projects; empty behind the end.</summary>
    public long[] Page(ProjectRankType type, int page) =>
        [.. _orders[(int)type].Skip(
            (int)Math.Min((long)page * IScratchStats.PageSize, int.MaxValue)).Take(IScratchStats.PageSize).Select(project =>
                _ids[project])];

    /// <summary>The places of a project; null when it has none.</summary>
    public ProjectCounts? Of(long id)
    {
        var project = Array.BinarySearch(_ids, id);
        return project < 0 ? null : new ProjectCounts
        {
            Views = PlaceOf(ProjectRankType.Views, project),
            Loves = PlaceOf(ProjectRankType.Loves, project),
            Favorites = PlaceOf(ProjectRankType.Favorites, project),
            Comments = PlaceOf(ProjectRankType.Comments, project),
        };
    }

    private long? PlaceOf(ProjectRankType type, int project) => _places[(int)type][project] is > 0 and var place ? place : null;

    private static int[] Place(int[] order, int count)
    {
        var places = new int[count];
        for (var i = 0; i < order.Length; i++)
        {
            places[order[i]] = i + 1;
        }

        return places;
    }
}
