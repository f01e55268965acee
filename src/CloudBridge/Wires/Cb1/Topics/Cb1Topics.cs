using System.Globalization;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1.Askers;
using CloudBridge.Wires.Topics;

namespace CloudBridge.Wires.Cb1.Topics;

/// <summary>The topics of one project and who has subscribed. Safe for threads; it shares the lock of its room.</summary>
internal sealed class Cb1Topics(
    ICb1Downlink downlink,
    Cb1AnswerWriter writer,
    AskerTable askers,
    TimeProvider time,
    Cb1WireLimits limits,
    Lock gate)
    : IOriginTopics
{
    private const int MaxOfOneClient = 20;

    /// <summary>A client takes a version for new that is at most so far ahead.</summary>
    private const int MostTakenForNew = 49;

    private readonly Dictionary<string, Cb1Topic> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly TopicNumbers _numbers = new(time);
    private readonly Cb1Topic _messages = new("");

    /// <summary>The topics that have a value, in order.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
            {
                return [.. Published().Select(topic => topic.Name).Order(StringComparer.OrdinalIgnoreCase)];
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
            if (askers.Find(nonce) is not { } asker)
            {
                return RequestResult.Failed("Too many players are here right now. Please try again later.");
            }

            var topic = _byName.GetValueOrDefault(name) ?? new Cb1Topic(name);
            if (!topic.Subscribers.ContainsKey(asker) && _byName.Values.Count(other => other.Subscribers.ContainsKey(asker)) >= MaxOfOneClient)
            {
                return RequestResult.Failed($"You listen to {MaxOfOneClient} topics already. Unsubscribe from one first.");
            }

            return topic.Number > 0 || TryNumber(topic)
                ? Subscribe(asker, topic)
                : RequestResult.Failed("This project listens to too many topics already. Please try again later.");
        }
    }

    RequestResult IOriginTopics.Subscribe(RequestId request, string topic) => Subscribe(Cb1Ids.NonceOf(request), topic);

    void IOriginTopics.Unsubscribe(RequestId request, string topic) => Unsubscribe(Cb1Ids.NonceOf(request), topic);

    /// <summary>Ends a subscription, if there is one.</summary>
    public void Unsubscribe(uint nonce, string name)
    {
        lock (gate)
        {
            if (askers.Find(nonce) is { } asker && _byName.TryGetValue(name, out var topic) && topic.Lose(asker, time.GetTimestamp() + Ticks(limits.TopicRest)))
            {
                EndRepeatsUnlessHeard(topic);
            }
        }
    }

    /// <summary>
    /// Gives a topic a value; it leaves if anybody has subscribed. False when 99 others have values and are followed.
    /// </summary>
    public bool TryPublish(string name, RequestResult value)
    {
        lock (gate)
        {
            var topic = _byName.GetValueOrDefault(name);
            if (topic?.Value is null && !TryMakeRoom())
            {
                return false;
            }

            _byName[name] = topic ??= new Cb1Topic(name);
            topic.Value = writer.Bound(value);
            topic.UsedTimestamp = time.GetTimestamp();
            if (!EndRepeatsUnlessHeard(topic))
            {
                Send(topic, topic.Subscribers.Keys);
            }

            return true;
        }
    }

    /// <summary>Sends a message to every player who speaks CB1, if there are any.</summary>
    public void PublishMessage(string text)
    {
        lock (gate)
        {
            askers.Expire();
            if (askers.All.Count > 0)
            {
                _messages.Value = RequestResult.Text(text);
                Send(_messages, askers.All);
            }
        }
    }

    /// <summary>A client has said hello: what it missed leaves now. Called by the room.</summary>
    public void Renew(Cb1Asker asker)
    {
        foreach (var topic in _byName.Values)
        {
            if (!topic.Subscribers.TryGetValue(asker, out var seen))
            {
                continue;
            }

            if (!topic.IsSent || !asker.Limits.Cover(topic.Limits))
            {
                Send(topic, topic.Subscribers.Keys);
            }

            var left = downlink.VersionsLeft(topic.Number);
            topic.Subscribers[asker] = left;
            if (left - seen > MostTakenForNew)
            {
                downlink.SayAnew(topic.Number);
            }
        }
    }

    /// <summary>
    /// Ends the subscriptions of clients that lost their tag, and the repeats of topics that nobody seems to listen to.
    /// Called by the room.
    /// </summary>
    public void ForgetSilent()
    {
        foreach (var topic in _byName.Values)
        {
            foreach (var asker in topic.Subscribers.Keys.Where(asker => !ReferenceEquals(askers.Find(asker.Nonce), asker)))
            {
                topic.Lose(asker, asker.HeardTimestamp + Ticks(limits.Lease));
            }

            EndRepeatsUnlessHeard(topic);
        }
    }

    private RequestResult Subscribe(Cb1Asker asker, Cb1Topic topic)
    {
        _byName[topic.Name] = topic;
        topic.UsedTimestamp = time.GetTimestamp();

        // Its value goes out with the answer; only others can have missed it.
        topic.IsSent |= topic.Subscribers.Count == 0;
        topic.Subscribers[asker] = downlink.VersionsLeft(topic.Number);
        var number = topic.Number.ToString(CultureInfo.InvariantCulture);
        return topic.Value is { } value ? RequestResult.List([number, .. ItemsOf(value)]) : RequestResult.List([number]);
    }

    private IEnumerable<Cb1Topic> Published() => _byName.Values.Where(topic => topic.Value is not null);

    /// <summary>
    /// Without a client that was heard lately nothing is repeated; who comes back is told the value. True when there is
    /// none.
    /// </summary>
    private bool EndRepeatsUnlessHeard(Cb1Topic topic)
    {
        if (topic.Subscribers.Keys.Any(IsPresent))
        {
            return false;
        }

        if (topic.IsSent)
        {
            topic.IsSent = false;
            downlink.ForgetTopic(topic.Number);
        }

        return true;
    }

    /// <summary>Written so that all can read it who are there of those it is for.</summary>
    private void Send(Cb1Topic topic, IEnumerable<Cb1Asker> followers)
    {
        if (topic.Value is not { } value)
        {
            return;
        }

        var present = followers.Where(IsPresent).Select(asker => asker.Limits).ToArray();
        topic.Limits = present.Length == 0 ? ReadLimits.Least : present.Aggregate((all, one) => all.And(one));
        topic.IsSent = true;
        var (form, digits) = writer.Write(value, topic.Limits);
        downlink.Publish(topic.Number, form, digits, topic.Limits);
    }

    /// <summary>Takes the value from the topic that was of no use for longest, of those that nobody follows.</summary>
    private bool TryMakeRoom()
    {
        if (Published().Count() < TopicRules.MaxPublished)
        {
            return true;
        }

        if (Published().Where(topic => topic.Subscribers.Count == 0).MinBy(topic => topic.UsedTimestamp) is not { } unused)
        {
            return false;
        }

        unused.Value = null;
        ForgetUnlessNumbered(unused);
        return true;
    }

    private bool TryNumber(Cb1Topic topic)
    {
        var isGiven = _numbers.TryGive(topic, out var ended);
        if (ended is not null)
        {
            ForgetUnlessNumbered(ended);
        }

        return isGiven;
    }

    /// <summary>A number is kept for its topic as long as it may not be another's.</summary>
    private void ForgetUnlessNumbered(Cb1Topic topic)
    {
        if (topic is { Value: null, Number: 0 })
        {
            _byName.Remove(topic.Name);
        }
    }

    private bool IsPresent(Cb1Asker asker) => time.GetElapsedTime(asker.HeardTimestamp) <= limits.Presence;

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private static IReadOnlyList<string> ItemsOf(RequestResult value) => value.Items ?? (value.Content is { } text ? [text] : []);
}
