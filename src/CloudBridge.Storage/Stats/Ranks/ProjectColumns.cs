namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>The projects with enough views to have places, as they are read.</summary>
internal sealed class ProjectColumns
{
    public const int Types = 4;

    public List<long> Ids { get; } = [];

    /// <summary>By <see cref="CloudBridge.Scratch.ProjectRankType"/>.</summary>
    public List<long>[] Values { get; } = [[], [], [], []];
}
