namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>Requests without an answer, in the order in which they were asked, and which numbers they may have.</summary>
internal sealed class OpenRequests
{
    private readonly List<OpenRequest> _open = [];
    private readonly TimeSpan[] _free = new TimeSpan[Cb1Limits.RequestsAtOnce];
    private int _lastNumber;

    public OpenRequests() => Array.Fill(_free, TimeSpan.MinValue);

    public int Count => _open.Count;

    public OpenRequest this[int index] => _open[index];

    /// <summary>
    /// True when all numbers have been given out and nobody waits for an answer to one: it takes a new nonce to go on.
    /// </summary>
    public bool NeedsNonce => _lastNumber == Cb1Limits.LastRequest;

    /// <summary>The time at which one of them wants to say something, or at which the next may have its number.</summary>
    public TimeSpan Due
    {
        get
        {
            var urgent = MostUrgent()?.Due ?? Cb1Limits.Never;
            var start = StartTime();
            return start < urgent ? start : urgent;
        }
    }

    /// <summary>The time at which the first of them is to be given up.</summary>
    public TimeSpan End
    {
        get
        {
            var end = Cb1Limits.Never;
            foreach (var request in _open)
            {
                end = request.End < end ? request.End : end;
            }

            return end;
        }
    }

    public void Add(OpenRequest request) => _open.Add(request);

    public OpenRequest? Find(long ticket) => _open.Find(request => request.Ticket == ticket);

    public OpenRequest? FindNumber(int lastDigits)
    {
        foreach (var request in _open)
        {
            if (request.Number > 0 && request.Number % Cb1Limits.RequestsAtOnce == lastDigits)
            {
                return request;
            }
        }

        return null;
    }

    /// <summary>Takes one off. An answer that comes late or twice must not be taken for that to another request.</summary>
    public void Remove(OpenRequest request, TimeSpan now)
    {
        _open.Remove(request);
        if (request.IsRepeated)
        {
            _free[request.Number % Cb1Limits.RequestsAtOnce] = now + Cb1Limits.EchoLifetime;
        }
    }

    /// <summary>The server has forgotten them all.</summary>
    public void Restart() => _open.ForEach(request => request.Restart());

    /// <summary>The time from which the next one may have its number; never while it would be taken for another one.</summary>
    public TimeSpan StartTime()
    {
        if (!_open.Exists(request => request.Number == 0))
        {
            return Cb1Limits.Never;
        }

        if (NeedsNonce)
        {
            return _open.TrueForAll(request => request.Number == 0) ? TimeSpan.MinValue : Cb1Limits.Never;
        }

        var lastDigits = (_lastNumber + 1) % Cb1Limits.RequestsAtOnce;
        return FindNumber(lastDigits) is null ? _free[lastDigits] : Cb1Limits.Never;
    }

    /// <summary>Gives the next one its number; its time must have come.</summary>
    public void StartNext(int maxValueLength)
    {
        _lastNumber = NeedsNonce ? 1 : _lastNumber + 1;
        _open.Find(request => request.Number == 0)!.Start(_lastNumber, maxValueLength);
    }

    /// <summary>
    /// Writes what is most urgent, what is new before what is repeated, unless that was due long ago; 0 when nothing is
    /// due.
    /// </summary>
    public int Write(Span<byte> output, uint nonce, TimeSpan now) =>
        MostUrgent() is { } request && request.Due <= now ? request.Write(output, nonce, now) : 0;

    private OpenRequest? MostUrgent()
    {
        OpenRequest? urgent = null;
        foreach (var request in _open)
        {
            if (request.Number > 0 && (urgent is null || request.Due < urgent.Due))
            {
                urgent = request;
            }
        }

        return urgent;
    }
}
