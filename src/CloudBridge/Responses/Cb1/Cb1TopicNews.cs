using CloudBridge.Cb1;

namespace CloudBridge.Responses.Cb1;

/// <summary>The latest version of each topic, and when it is said once more. Guarded by the outbox.</summary>
internal sealed class Cb1TopicNews(Cb1Lanes lanes, TimeProvider time)
{
    private static readonly TimeSpan FirstRepeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromSeconds(60);

    private readonly Dictionary<int, (Cb1Delivery Delivery, long Due, TimeSpan Next)> _latest = [];

    /// <summary>When the next repeat is due; null when there is none.</summary>
    public long? Due => _latest.Count == 0 ? null : _latest.Values.Min(latest => latest.Due);

    /// <summary>A topic has a new version; an older one that waits is dropped.</summary>
    public void Publish(int topic, int version, Cb1Form form, ReadOnlyMemory<byte> digits, in ReadLimits limits)
    {
        if (_latest.TryGetValue(topic, out var old))
        {
            old.Delivery.IsDropped = true;
            lanes.Remove(old.Delivery);
        }

        var delivery = new Cb1Delivery(form, digits, RequestPriority.Normal)
        {
            Topic = (topic, version),
            Limits = limits,
            Turn = form == Cb1Form.Long ? lanes.PlaceOf(null).Long : lanes.PlaceOf(null).Short,
            TouchedTimestamp = time.GetTimestamp(),
        };
        _latest[topic] = (delivery, DueIn(FirstRepeat), FirstRepeat);
        lanes.Add(delivery);
    }

    /// <summary>The latest version of a topic; null when it is another one.</summary>
    public Cb1Delivery? Find(int topic, int version) =>
        _latest.TryGetValue(topic, out var latest) && latest.Delivery.Topic == (topic, version) ? latest.Delivery : null;

    /// <summary>Nothing else is to be sent: versions that are due leave again.</summary>
    public void Repeat(long now)
    {
        foreach (var (topic, (delivery, due, next)) in _latest.ToArray())
        {
            if (due > now)
            {
                continue;
            }

            var later = next * 2 < LongestRepeat ? next * 2 : LongestRepeat;
            _latest[topic] = (delivery, DueIn(later), later);
            if (!delivery.IsWaiting)
            {
                SayAgain(delivery);
            }
        }
    }

    /// <summary>Nobody listens to a topic any more.</summary>
    public void Forget(int topic)
    {
        if (_latest.Remove(topic, out var old))
        {
            old.Delivery.IsDropped = true;
            lanes.Remove(old.Delivery);
        }
    }

    /// <summary>Of a long version only the opening: who missed parts asks for them.</summary>
    private void SayAgain(Cb1Delivery delivery)
    {
        delivery.IsOpened = false;
        lanes.Add(delivery);
    }

    private long DueIn(TimeSpan wait) => time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
}
