using CloudBridge.Scratch.Upstreams.Caching;

namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>Answers from memory, else from the disk, else asks. What it has in memory costs no task and no lock.</summary>
internal sealed class UpstreamClient : IUpstreamClient
{
    private static readonly TimeSpan ShortestHold = TimeSpan.FromSeconds(10);

    private readonly UpstreamLines _lines;
    private readonly MemoryAnswers _memory;
    private readonly IUpstreamCache _disk;
    private readonly UpstreamMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly SingleFlight<UpstreamCall, UpstreamReply> _lookups;
    private readonly SingleFlight<UpstreamCall, UpstreamReply> _questions;

    public UpstreamClient(
        UpstreamLines lines,
        MemoryAnswers memory,
        IUpstreamCache disk,
        UpstreamMetrics metrics,
        TimeProvider time)
    {
        (_lines, _memory, _disk, _metrics, _time) = (lines, memory, disk, metrics, time);
        _lookups = new(LookUpAsync);
        _questions = new(AskAsync);
    }

    /// <summary>Questions that are under way.</summary>
    internal int UnderWay => _lookups.Count + _questions.Count;

    public Task<UpstreamReply> GetAsync(UpstreamCall question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<UpstreamReply>(cancellationToken);
        }

        var upstream = question.Upstream;
        var line = _lines[upstream];
        if (!line.Switch.IsOn)
        {
            _metrics.Refused(upstream);
            return Task.FromException<UpstreamReply>(line.Off());
        }

        return FromMemory(question, line.Lifetimes) ?? _lookups.JoinAsync(question, () => _metrics.Shared(upstream), cancellationToken);
    }

    /// <summary>A finished task; null when the memory has nothing of use.</summary>
    private Task<UpstreamReply>? FromMemory(UpstreamCall question, ReplyLifetimes lifetimes)
    {
        if (_memory.Find(question) is not { } answer)
        {
            return null;
        }

        if (answer.IsFresh(_time))
        {
            _metrics.FromMemory(question.Upstream);
            return answer.Fresh;
        }

        return answer.IsHeld(_time) && MayStandIn(answer, lifetimes) ? Stale(answer) : null;
    }

    private async Task<UpstreamReply> LookUpAsync(UpstreamCall question, CancellationToken cancellationToken)
    {
        var line = _lines[question.Upstream];
        if (FromMemory(question, line.Lifetimes) is { } known)
        {
            return await known.ConfigureAwait(false);
        }

        if (await FromDiskAsync(question, line, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            return kept;
        }

        var asking = _questions.JoinAsync(question, () => _metrics.Shared(question.Upstream), cancellationToken);
        return _memory.Find(question) is { } old && MayStandIn(old, line.Lifetimes)
            ? await SoonAsync(asking, old, line.Lifetimes, cancellationToken).ConfigureAwait(false)
            : await asking.ConfigureAwait(false);
    }

    /// <summary>The new answer if it comes soon; else the old one, while the new one is still fetched.</summary>
    private async Task<UpstreamReply> SoonAsync(
        Task<UpstreamReply> asking,
        CachedAnswer old,
        ReplyLifetimes lifetimes,
        CancellationToken cancellationToken)
    {
        await ((Task)asking.WaitAsync(lifetimes.Patience, _time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (asking.IsCompleted || cancellationToken.IsCancellationRequested)
        {
            return await asking.ConfigureAwait(false);
        }

        _ = asking.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        old.Hold(_time, ShortestHold);
        return await Stale(old).ConfigureAwait(false);
    }

    private async Task<UpstreamReply?> FromDiskAsync(
        UpstreamCall question,
        UpstreamLine line,
        CancellationToken cancellationToken)
    {
        if (!line.Lifetimes.KeepsAny || _memory.Find(question) is not null)
        {
            return null;
        }

        var reply = await _disk.FindAsync(KeyOf(question, line), cancellationToken).ConfigureAwait(false);
        var age = _time.GetUtcNow() - reply?.FetchedAt;
        if (reply is null || age < TimeSpan.Zero || reply.Body.Length > question.MaxBytes)
        {
            return null;
        }

        var answer = new CachedAnswer(question, reply, _time.GetTimestamp() - Ticks(age!.Value), line.Lifetimes.Of(question.Kind));
        _memory.Put(answer);
        if (!answer.IsFresh(_time))
        {
            return null;
        }

        _metrics.FromDisk(question.Upstream);
        return answer.Fresh.Result;
    }

    private async Task<UpstreamReply> AskAsync(UpstreamCall question, CancellationToken cancellationToken)
    {
        var line = _lines[question.Upstream];
        try
        {
            var reply = await line.AskAsync(question, cancellationToken).ConfigureAwait(false);
            Keep(question, reply, line);
            return reply;
        }
        catch (UpstreamException error)
        {
            Note(error);
            return StandIn(question, error, line.Lifetimes) ?? throw Final(question, error, line);
        }
    }

    private void Keep(UpstreamCall question, UpstreamReply reply, UpstreamLine line)
    {
        if (!line.Lifetimes.KeepsAny)
        {
            return;
        }

        _memory.Put(new CachedAnswer(question, reply, _time.GetTimestamp(), line.Lifetimes.Of(question.Kind)));
        _disk.Save(KeyOf(question, line), reply, reply.FetchedAt + line.Lifetimes.OfUse(question.Kind));
    }

    private void Note(UpstreamException error)
    {
        _metrics.Failed(error.Upstream, error.Fault);
        if (error.Fault == UpstreamFault.Busy)
        {
            _metrics.Refused(error.Upstream);
        }
    }

    private UpstreamReply? StandIn(UpstreamCall question, UpstreamException error, ReplyLifetimes lifetimes)
    {
        var mayStandIn = error.Fault is UpstreamFault.Maintenance or UpstreamFault.Unavailable or UpstreamFault.TimedOut
            or UpstreamFault.RateLimited or UpstreamFault.Busy or UpstreamFault.TooLarge or UpstreamFault.Malformed;
        if (!mayStandIn || _memory.Find(question) is not { } answer || !MayStandIn(answer, lifetimes))
        {
            return null;
        }

        answer.Hold(_time, error.RetryAfter > ShortestHold ? error.RetryAfter.Value : ShortestHold);
        return Stale(answer).Result;
    }

    private bool MayStandIn(CachedAnswer answer, ReplyLifetimes lifetimes) =>
        answer.IsReply && answer.Age(_time) <= lifetimes.WhenFailing;

    private Task<UpstreamReply> Stale(CachedAnswer answer)
    {
        _metrics.Stale(answer.Question.Upstream);
        return answer.Stale;
    }

    private UpstreamException Final(UpstreamCall question, UpstreamException error, UpstreamLine line)
    {
        if (error.Fault is UpstreamFault.NotFound or UpstreamFault.Private && line.Lifetimes.KeepsAny)
        {
            _memory.Put(new CachedAnswer(question, error, _time.GetTimestamp(), line.Lifetimes.OfFaults));
            _disk.Remove(KeyOf(question, line));
        }

        return error;
    }

    private static UpstreamCacheKey KeyOf(UpstreamCall question, UpstreamLine line) =>
        new(line.Address.AbsoluteUri + question.Path, question.MediaType ?? "");

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
