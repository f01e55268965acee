namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The latest version of each topic, and when it is said once more.</summary>
internal sealed class Cb1TopicOutbox(Cb1Lanes lanes, TimeProvider time)
{
    private const int Topics = 100;
    private const int MaxVersion = 99;

    /// <summary>
    /// A client takes a version for new that is up to 49 ahead, counted around. Four steps of 13 bring one of them there
    /// for each, and none that has heard the last too far behind.
    /// </summary>
    private const int Step = 13;
    private const int Steps = 4;

    private static readonly TimeSpan FirstRepeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromSeconds(60);

    private readonly Dictionary<int, News> _latest = [];
    private readonly int[] _versions = new int[Topics];
    private readonly long[] _left = new long[Topics];

    /// <summary>The time at which the next repeat is due; null when there is none.</summary>
    public long? Due => _latest.Count == 0 ? null : _latest.Values.Min(latest => latest.Due);

    /// <summary>
    /// A topic has a new value; an older one that waits is dropped, and its version is not counted if none of it has left.
    /// </summary>
    public void Publish(int topic, Cb1Form form, ReadOnlyMemory<byte> digits, in ReadLimits limits)
    {
        var steps = 0;
        if (_latest.TryGetValue(topic, out var old))
        {
            steps = old.Steps;
            Drop(old.Delivery);
        }

        if (old is null or { Delivery.LeftTimestamp: > 0 })
        {
            _versions[topic] = Ahead(topic, 1);
            _left[topic]++;
        }

        var place = lanes.QueuesOf(null);
        var delivery = new Cb1Delivery(form, digits, RequestPriority.Normal)
        {
            Topic = (topic, _versions[topic]),
            Limits = limits,
            Turn = form == Cb1Form.Long ? place.Long : place.Short,
            TouchedTimestamp = time.GetTimestamp(),
        };
        _latest[topic] = new News(delivery) { Due = DueIn(FirstRepeat), Next = FirstRepeat, Steps = steps };
        lanes.Add(delivery);
    }

    /// <summary>The latest version of a topic; null when it is another one.</summary>
    public Cb1Delivery? Find(int topic, int version) =>
        _latest.TryGetValue(topic, out var latest) && latest.Delivery.Topic == (topic, version) ? latest.Delivery : null;

    /// <summary>
    /// The number of versions with the number of a topic that have left, without those that said the same again.
    /// </summary>
    public long Left(int topic) => _left[topic];

    /// <summary>The next repeats of a topic are new versions.</summary>
    public void SayAnew(int topic)
    {
        if (_latest.TryGetValue(topic, out var latest))
        {
            (latest.Due, latest.Next, latest.Steps) = (DueIn(FirstRepeat), FirstRepeat, Steps);
        }
    }

    /// <summary>Nothing else is to be sent: versions that are due leave again.</summary>
    public void Repeat(long now)
    {
        foreach (var (topic, news) in _latest)
        {
            if (news.Due > now)
            {
                continue;
            }

            news.Next = news.Next * 2 < LongestRepeat ? news.Next * 2 : LongestRepeat;
            news.Due = DueIn(news.Next);
            if (!news.Delivery.IsWaiting)
            {
                SayAgain(topic, news);
            }
        }
    }

    /// <summary>Nobody listens to a topic any more.</summary>
    public void Forget(int topic)
    {
        if (_latest.Remove(topic, out var old))
        {
            Drop(old.Delivery);
        }
    }

    /// <summary>Sends a version again; of a long one only the opening, as who missed parts asks for them.</summary>
    private void SayAgain(int topic, News news)
    {
        if (news.Steps > 0)
        {
            news.Steps--;
            _versions[topic] = Ahead(topic, Step);
            news.Delivery.Topic = (topic, _versions[topic]);
        }

        news.Delivery.IsOpened = false;
        lanes.Add(news.Delivery);
    }

    private void Drop(Cb1Delivery delivery)
    {
        delivery.IsDropped = true;
        lanes.Remove(delivery);
    }

    private int Ahead(int topic, int by) => ((_versions[topic] + by - 1) % MaxVersion) + 1;

    private long DueIn(TimeSpan wait) => time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);

    /// <summary>The latest of one topic.</summary>
    private sealed class News(Cb1Delivery delivery)
    {
        public Cb1Delivery Delivery { get; } = delivery;

        public long Due { get; set; }

        /// <summary>The time before the last repeat, or the first.</summary>
        public TimeSpan Next { get; set; }

        /// <summary>Repeats that are to be new versions.</summary>
        public int Steps { get; set; }
    }
}
