using System.Collections.Concurrent;

namespace CloudBridge.Connections.Lifecycle;

/// <summary>
/// Keeps a crowd of projects from storming a server that comes back: so many handshakes a second and host, in
/// the order of asking, and one at a time for each project. One for all bridges of a process's services.
/// </summary>
internal sealed class HandshakeLimiter(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string), Project> _projects = [];
    private readonly Lock _gate = new();

    /// <summary>Projects that somebody has the turn of or waits for.</summary>
    internal int Projects
    {
        get
        {
            lock (_gate)
            {
                return _projects.Count;
            }
        }
    }

    /// <summary>Waits for the turn of a handshake; begin it just before it, and dispose it when it is over.</summary>
    /// <param name="url">The cloud.</param>
    /// <param name="project">The project.</param>
    /// <param name="perSecond">Handshakes a second that the host may see, at least 1.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async ValueTask<HandshakeTurn> EnterAsync(Uri url, string project, int perSecond, CancellationToken cancellationToken)
    {
        var key = (url.Authority, project);
        var only = Join(key);
        try
        {
            await only.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, only);
            throw;
        }

        try
        {
            var host = _hosts.GetOrAdd(url.Authority, _ => new Host(new SemaphoreSlim(1), new Queue<long>()));
            await WaitAsync(host, perSecond, cancellationToken).ConfigureAwait(false);
            return new HandshakeTurn(() => Begin(host), () => End(key, only));
        }
        catch
        {
            End(key, only);
            throw;
        }
    }

    private Project Join((string, string) key)
    {
        lock (_gate)
        {
            if (!_projects.TryGetValue(key, out var project))
            {
                _projects.Add(key, project = new Project(new SemaphoreSlim(1)));
            }

            project.Users++;
            return project;
        }
    }

    private void End((string, string) key, Project project)
    {
        project.Turn.Release();
        Leave(key, project);
    }

    /// <summary>Rooms come and go: what nobody waits for is forgotten.</summary>
    private void Leave((string, string) key, Project project)
    {
        lock (_gate)
        {
            if (--project.Users == 0)
            {
                _projects.Remove(key);
            }
        }
    }

    /// <summary>The one that waits holds the line up for those behind it, until its handshake begins.</summary>
    private async ValueTask WaitAsync(Host host, int perSecond, CancellationToken cancellationToken)
    {
        await host.Line.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (host.Begun.Count >= perSecond)
            {
                var left = Window - time.GetElapsedTime(host.Begun.Peek());
                if (left > TimeSpan.Zero)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), time, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                host.Begun.Dequeue();
            }
        }
        catch
        {
            host.Line.Release();
            throw;
        }
    }

    private void Begin(Host host)
    {
        host.Begun.Enqueue(time.GetTimestamp());
        host.Line.Release();
    }

    /// <summary>Who stands in line for a host, and when its last handshakes began.</summary>
    private sealed record Host(SemaphoreSlim Line, Queue<long> Begun);

    /// <summary>Whose turn it is in a project.</summary>
    private sealed class Project(SemaphoreSlim turn)
    {
        public SemaphoreSlim Turn => turn;

        /// <summary>Those who have the turn or wait for it.</summary>
        public int Users { get; set; }
    }
}
