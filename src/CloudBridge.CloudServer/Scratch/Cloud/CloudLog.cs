using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Scratch.Cloud;

/// <summary>The cloud logs by project. Beyond a thousand projects the log begun first is forgotten.</summary>
internal sealed class CloudLog(int maxRows, ServerClock clock)
{
    private const int MaxProjects = 1_000;
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, ProjectLog> _projects = new(StringComparer.Ordinal);

    /// <summary>Appends a row that becomes visible after a lag, and not before the rows above it.</summary>
    public void Append(string projectId, ScratchLogRow row, TimeSpan lag)
    {
        lock (_gate)
        {
            if (!_projects.TryGetValue(projectId, out var project))
            {
                project = new ProjectLog(maxRows);
                _projects.Add(projectId, project);
            }

            project.Append(row, clock.Now + ServerClock.Microseconds(lag));
            if (_projects.Count > MaxProjects)
            {
                _projects.RemoveAt(0);
            }
        }
    }

    /// <summary>Visible rows, newest first.</summary>
    public IReadOnlyList<ScratchLogRow> Read(string projectId, int offset, int limit)
    {
        lock (_gate)
        {
            return _projects.TryGetValue(projectId, out var project) ? project.Read(clock.Now, offset, limit) : [];
        }
    }

    /// <summary>All rows, oldest first.</summary>
    public IReadOnlyList<ScratchLogRow> ReadAll(string projectId)
    {
        lock (_gate)
        {
            return _projects.TryGetValue(projectId, out var project) ? project.ReadAll() : [];
        }
    }
}
