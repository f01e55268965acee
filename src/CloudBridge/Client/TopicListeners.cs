using CloudBridge.Protocol.Cb1.Clients;

namespace CloudBridge.Client;

/// <summary>Those who wait for values of topics. Safe for threads.</summary>
internal sealed class TopicListeners
{
    private readonly Lock _gate = new();
    private readonly List<TopicListener> _all = [];

    public TopicListener Add()
    {
        var listener = new TopicListener(Remove);
        lock (_gate)
        {
            _all.Add(listener);
        }

        return listener;
    }

    /// <summary>True when somebody else waits for the same topic.</summary>
    public bool HasOther(TopicListener listener)
    {
        lock (_gate)
        {
            return _all.Exists(other => other != listener && other.Number == listener.Number);
        }
    }

    public void Publish(TopicUpdate? update)
    {
        lock (_gate)
        {
            foreach (var listener in _all)
            {
                listener.Publish(update);
            }
        }
    }

    private void Remove(TopicListener listener)
    {
        lock (_gate)
        {
            _all.Remove(listener);
        }
    }
}
