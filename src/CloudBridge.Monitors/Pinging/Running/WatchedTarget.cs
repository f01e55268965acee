namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>A target that one or several monitors watch.</summary>
internal sealed class WatchedTarget(TargetKey key)
{
    private Fetch? _fetch;

    public TargetKey Key { get; } = key;

    /// <summary>The number of monitors that watch it; only the registry changes it.</summary>
    public int Monitors { get; set; }

    /// <summary>The fetch that a monitor may use; null when it must fetch by itself.</summary>
    public Fetch? Find(FetchTerms terms, TimeProvider time)
    {
        var fetch = Volatile.Read(ref _fetch);
        return fetch is not null && fetch.Serves(terms, time) ? fetch : null;
    }

    /// <summary>The fetch that others will use from now on.</summary>
    public void Begin(Fetch fetch) => Volatile.Write(ref _fetch, fetch);

    /// <summary>Forgets what was fetched.</summary>
    public void Forget() => Volatile.Write(ref _fetch, null);
}
