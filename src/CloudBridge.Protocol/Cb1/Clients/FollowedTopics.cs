using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>The topics a client looks at, and their values that nobody has taken out yet.</summary>
/// <param name="patience">The silence after which a half value is left alone.</param>
internal sealed class FollowedTopics(TimeSpan patience)
{
    private const int MaxUpdates = 1000;
    private const int MaxDigits = 4_000_000;

    private readonly List<FollowedTopic> _topics = [new FollowedTopic(0, patience)];
    private readonly Queue<TopicUpdate> _updates = new();
    private long _digits;

    /// <summary>True when there are others than the one that needs no subscription.</summary>
    public bool IsSubscribed => _topics.Count > 1;

    /// <summary>The time at which one of them wants to ask for parts.</summary>
    public TimeSpan Due => MostUrgent().Due;

    public void Follow(int topic)
    {
        if (Find(topic) is null)
        {
            _topics.Add(new FollowedTopic(topic, patience));
        }
    }

    public void Unfollow(int topic) => _topics.RemoveAll(followed => followed.Topic == topic && topic != 0);

    public void Take(in DownEntry entry, TimeSpan now) => Add(Find(entry.Topic)?.Take(entry, now));

    public void TakePart(in DownEntry entry, TimeSpan now)
    {
        foreach (var topic in _topics)
        {
            Add(topic.TakePart(entry.Handle, entry.Part, entry.Digits, now));
        }
    }

    public void Restart() => _topics.ForEach(topic => topic.Restart());

    public int Write(Span<byte> output, uint nonce, TimeSpan now) =>
        MostUrgent() is { } topic && topic.Due <= now ? topic.Write(output, nonce, now) : 0;

    /// <summary>Takes out a value that nobody has taken out yet; of too many the oldest are dropped.</summary>
    public bool TryTakeOut(out TopicUpdate? update)
    {
        _digits -= _updates.TryDequeue(out update) ? update.Digits.Length : 0;
        return update is not null;
    }

    private FollowedTopic? Find(int topic) => _topics.Find(followed => followed.Topic == topic);

    private FollowedTopic MostUrgent()
    {
        var urgent = _topics[0];
        foreach (var topic in _topics)
        {
            urgent = topic.Due < urgent.Due ? topic : urgent;
        }

        return urgent;
    }

    private void Add(TopicUpdate? update)
    {
        if (update is null)
        {
            return;
        }

        _updates.Enqueue(update);
        _digits += update.Digits.Length;
        while (_updates.Count > MaxUpdates || (_digits > MaxDigits && _updates.Count > 1))
        {
            TryTakeOut(out _);
        }
    }
}
