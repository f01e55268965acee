using System.Globalization;
using System.Text;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Client;

/// <summary>Asks in the format Cloud Requests, as its sprite does.</summary>
internal sealed class CompatibleAsking(AskingLine line) : IAsking
{
    // The sprite has five random digits; three more keep the ids of many clients apart.
    private const int FirstId = 10_000_001;
    private const int EndOfIds = 100_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RerequestInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RepeatInterval = TimeSpan.FromSeconds(3);

    // A minute after its answer a host may take a repeat for a new request.
    private static readonly TimeSpan RepeatsEnd = TimeSpan.FromSeconds(45);

    private readonly Lock _gate = new();
    private readonly Dictionary<RequestId, PendingAnswer> _pending = [];
    private readonly TimeProvider _time = line.Time;

    public async Task<CloudAnswer> AskAsync(
        string name,
        IReadOnlyList<string?> arguments,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var pending = Register();
        try
        {
            var packets = new RequestPackets(RequestText.Encode(name, [.. arguments.Select(argument => argument ?? "")]), pending.Id);
            await WriteAsync(packets, cancellationToken).ConfigureAwait(false);
            await WaitAsync(pending, packets, timeout, cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                return pending.ToAnswer(_time.GetElapsedTime(pending.StartedTimestamp));
            }
        }
        finally
        {
            lock (_gate)
            {
                _pending.Remove(pending.Id);
            }
        }
    }

    public bool Take(in CloudFrame frame)
    {
        if (!ResponsePacket.TryParse(frame.Value.Bytes, out var packet))
        {
            return false;
        }

        line.Saw(frame);
        lock (_gate)
        {
            if (_pending.TryGetValue(packet.Id, out var pending))
            {
                pending.Accept(packet);
            }
        }

        return true;
    }

    public IAsyncEnumerable<CloudUpdate> SubscribeAsync(string topic, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only CB1 has topics: connect with WireFormat.Cb1.");

    private PendingAnswer Register()
    {
        lock (_gate)
        {
            while (true)
            {
                var number = Random.Shared.Next(FirstId, EndOfIds) * 10L;
                var id = RequestId.Parse(number.ToString(CultureInfo.InvariantCulture));
                var pending = new PendingAnswer(id, _time.GetTimestamp());
                if (_pending.TryAdd(id, pending))
                {
                    return pending;
                }
            }
        }
    }

    private async Task WriteAsync(RequestPackets packets, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= packets.Count; number++)
        {
            var value = new byte[packets.MaxValueLength];
            await line.SetAsync(value.AsMemory(0, packets.Write(number, value)), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the answer is complete or the time is over, and asks again for what does not come.</summary>
    private async Task WaitAsync(
        PendingAnswer pending,
        RequestPackets packets,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var heard = _time.GetTimestamp();
        var lastPart = heard;
        var seen = 0;
        while (Left(pending, lastPart, timeout) is { Ticks: > 0 } left)
        {
            using var step = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var wait = Task.Delay(left < RerequestInterval ? left : RerequestInterval, _time, step.Token);
            var first = await Task.WhenAny(pending.Completed.Task, line.Closed, wait).ConfigureAwait(false);
            await step.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (first == pending.Completed.Task)
            {
                return;
            }

            if (first == line.Closed)
            {
                throw line.Broken();
            }

            var count = await RerequestAsync(pending, seen, cancellationToken).ConfigureAwait(false);
            lastPart = count > seen ? _time.GetTimestamp() : lastPart;
            heard = count > seen ? lastPart : heard;
            seen = count;
            if (_time.GetElapsedTime(heard) >= RepeatInterval && _time.GetElapsedTime(pending.StartedTimestamp) < RepeatsEnd)
            {
                await WriteAsync(packets, cancellationToken).ConfigureAwait(false);
                heard = _time.GetTimestamp();
            }
        }
    }

    /// <summary>A time that was set counts from the start; otherwise silence counts, from the last part on.</summary>
    private TimeSpan Left(PendingAnswer pending, long lastPart, TimeSpan? timeout) =>
        timeout is { } time ? time - _time.GetElapsedTime(pending.StartedTimestamp) : Patience - _time.GetElapsedTime(lastPart);

    /// <summary>
    /// Asks for the first part that is missing: a gap once no more parts come, the last part at once. As the
    /// sprite does, it names the part before it. Returns how many have come.
    /// </summary>
    private async Task<int> RerequestAsync(PendingAnswer pending, int seen, CancellationToken cancellationToken)
    {
        int? missing;
        int count;
        lock (_gate)
        {
            count = pending.Count;
            missing = pending.Missing;
            missing = count > seen && missing <= count ? null : missing;
        }

        if (missing is { } part)
        {
            await line.SetAsync(
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part - 1}.{pending.Id}9")),
                cancellationToken).ConfigureAwait(false);
        }

        return count;
    }
}
