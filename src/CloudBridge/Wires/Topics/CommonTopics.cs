using CloudBridge.Requests;

namespace CloudBridge.Wires.Topics;

/// <summary>
/// The latest values that were published to all projects, for rooms that are joined later: as many topics as one project
/// may have.
/// </summary>
internal sealed class CommonTopics
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RequestResult> _latest = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers a value, before it is given to the rooms that are there.</summary>
    public void Remember(string topic, RequestResult value)
    {
        lock (_gate)
        {
            if (_latest.Count < TopicRules.MaxPublished || _latest.ContainsKey(topic))
            {
                _latest[topic] = value;
            }
        }
    }

    /// <summary>Gives a new room what the others have.</summary>
    public void GiveTo(IReadOnlyList<IOriginTopics> room)
    {
        lock (_gate)
        {
            foreach (var (topic, value) in _latest)
            {
                foreach (var topics in room)
                {
                    topics.TryPublish(topic, value);
                }
            }
        }
    }
}
