using System.Globalization;
using CloudBridge.Cb1.Askers;

namespace CloudBridge.Cb1.Topics;

/// <summary>The topics of one project and who has subscribed. Safe for threads; it shares the lock of its room.</summary>
internal sealed class Cb1Topics(ICb1Downlink downlink, Cb1AnswerWriter writer, AskerTable askers, TimeProvider time, Cb1Limits limits, Lock gate)
{
    private const int MaxTopics = 99;

    private readonly Dictionary<string, Cb1Topic> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Cb1Topic _messages = new("", 0);
    private readonly Stack<int> _free = new(Enumerable.Range(1, MaxTopics).Reverse());

    /// <summary>The topics that have a value, in order.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
            {
                return [.. _byName.Values.Where(topic => topic.Value is not null).Select(topic => topic.Name).Order(StringComparer.OrdinalIgnoreCase)];
            }
        }
    }

    /// <summary>The latest value of a topic; null when it has none.</summary>
    public RequestResult? Latest(string name)
    {
        lock (gate)
        {
            return _byName.GetValueOrDefault(name)?.Value;
        }
    }

    /// <summary>Subscribes a client; answers the number of the topic and its latest value, if there is one.</summary>
    public RequestResult Subscribe(uint nonce, string name)
    {
        lock (gate)
        {
            return askers.Find(nonce) is not { } asker ? RequestResult.Failed("Too many players are here right now. Please try again later.")
                : Find(name) is not { } topic ? RequestResult.Failed("This project listens to 99 topics already. Unsubscribe from one first.")
                : Subscribe(asker, topic);
        }
    }

    /// <summary>Ends a subscription, if there is one.</summary>
    public void Unsubscribe(uint nonce, string name)
    {
        lock (gate)
        {
            if (askers.Find(nonce) is { } asker)
            {
                _byName.GetValueOrDefault(name)?.Subscribers.Remove(asker);
            }
        }
    }

    /// <summary>Gives a topic a value; it leaves if anybody has subscribed.</summary>
    /// <exception cref="InvalidOperationException">The project has 99 topics in use.</exception>
    public void Publish(string name, RequestResult value)
    {
        lock (gate)
        {
            var topic = Find(name) ?? throw new InvalidOperationException($"The project has {MaxTopics} topics in use.");
            topic.Set(value);
            if (topic.Subscribers.Any(IsPresent))
            {
                Send(topic, value, topic.Subscribers);
            }
        }
    }

    /// <summary>Sends a message to every player who speaks CB1, if there are any.</summary>
    public void Say(string text)
    {
        lock (gate)
        {
            askers.Expire();
            if (askers.All.Count > 0)
            {
                _messages.Set(RequestResult.Text(text));
                Send(_messages, RequestResult.Text(text), askers.All);
            }
        }
    }

    /// <summary>A client has said hello: what it missed because nobody seemed to listen leaves now. Called by the room.</summary>
    public void Renew(Cb1Asker asker)
    {
        foreach (var topic in _byName.Values)
        {
            if (topic is { IsSent: false, Value: { } value } && topic.Subscribers.Contains(asker))
            {
                Send(topic, value, topic.Subscribers);
            }
        }
    }

    /// <summary>Ends the subscriptions of clients whose lease has ended. Called by the room.</summary>
    public void ForgetSilent()
    {
        foreach (var topic in _byName.Values)
        {
            topic.Subscribers.RemoveWhere(asker => !ReferenceEquals(askers.Find(asker.Nonce), asker));
        }
    }

    private static RequestResult Subscribe(Cb1Asker asker, Cb1Topic topic)
    {
        // Its value goes out with the answer; only others can have missed it.
        topic.IsSent |= topic.Subscribers.Count == 0;
        topic.Subscribers.Add(asker);
        var number = topic.Number.ToString(CultureInfo.InvariantCulture);
        return topic.Value is { } value ? RequestResult.List([number, .. ItemsOf(value)]) : RequestResult.List([number]);
    }

    /// <summary>Written so that all can read it who are there of those it is for.</summary>
    private void Send(Cb1Topic topic, RequestResult value, IEnumerable<Cb1Asker> followers)
    {
        topic.IsSent = true;
        var present = followers.Where(IsPresent).Select(asker => asker.Limits).ToArray();
        var limits = present.Length == 0 ? ReadLimits.Least : present.Aggregate((all, one) => all.And(one));
        var (form, digits) = writer.Write(value, limits);
        downlink.Publish(topic.Number, topic.Version, form, digits, limits);
    }

    private Cb1Topic? Find(string name)
    {
        if (!_byName.TryGetValue(name, out var topic))
        {
            if (_free.Count == 0 && !DropUnused())
            {
                return null;
            }

            topic = new Cb1Topic(name, _free.Pop());
            _byName.Add(name, topic);
        }

        topic.UsedTimestamp = time.GetTimestamp();
        return topic;
    }

    /// <summary>Of the topics that nobody listens to the one that was of no use for longest makes room.</summary>
    private bool DropUnused()
    {
        if (_byName.Values.Where(topic => !topic.Subscribers.Any(IsPresent)).MinBy(topic => topic.UsedTimestamp) is not { } unused)
        {
            return false;
        }

        _byName.Remove(unused.Name);
        _free.Push(unused.Number);
        return true;
    }

    private bool IsPresent(Cb1Asker asker) => time.GetElapsedTime(asker.HeardTimestamp) <= limits.Presence;

    private static IReadOnlyList<string> ItemsOf(RequestResult value) => value.Items ?? (value.Content is { } text ? [text] : []);
}
