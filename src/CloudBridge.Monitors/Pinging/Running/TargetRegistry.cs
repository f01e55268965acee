using System.Runtime.InteropServices;

namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>All targets that are watched, each once. Safe for threads.</summary>
internal sealed class TargetRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TargetKey, WatchedTarget> _targets = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _targets.Count;
            }
        }
    }

    /// <summary>The target of one more monitor.</summary>
    public WatchedTarget Take(TargetKey key)
    {
        lock (_gate)
        {
            var target = CollectionsMarshal.GetValueRefOrAddDefault(_targets, key, out _) ??= new(key);
            target.Monitors++;
            return target;
        }
    }

    /// <summary>A monitor watches a target no more.</summary>
    public void Return(WatchedTarget target)
    {
        lock (_gate)
        {
            if (--target.Monitors == 0)
            {
                _targets.Remove(target.Key);
            }
            else if (target.Monitors == 1)
            {
                target.Forget();
            }
        }
    }
}
