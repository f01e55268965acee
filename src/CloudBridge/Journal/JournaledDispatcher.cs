using System.Collections.Concurrent;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Journal;

/// <summary>
/// Stands between the assembler and the workers when there is a journal: what is new gets a place in the queue, is recorded
/// and then run; what was answered is answered again; and what a crash interrupted is run again or told so.
/// </summary>
internal sealed partial class JournaledDispatcher(
    IRequestJournal journal,
    RequestWorkers workers,
    RequestOptions options,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger<JournaledDispatcher> logger)
{
    /// <summary>
    /// Within this time a repeat means that an answer was missed; later it means that the question is asked anew.
    /// </summary>
    private static readonly TimeSpan RepeatTime = TimeSpan.FromSeconds(60);

    /// <summary>Longer answers of requests that may run again are not kept, in digits: who asks again is answered anew.</summary>
    private const int LongAnswer = 4_096;

    /// <summary>Answers that wait for the disk have so many digits at most before nothing new is begun.</summary>
    private const long MaxUnkeptDigits = 32 * 1024 * 1024;

    /// <summary>Nobody waits longer than this for an answer that a restart interrupted.</summary>
    private static readonly TimeSpan ResumeTime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Requests that are recorded, run, answered or looked for now. Who adds one deals with it alone, until it is let go.
    /// </summary>
    private readonly ConcurrentDictionary<JournalKey, bool> _underWay = new();

    private readonly JournalTrouble _trouble = new(metrics, logger);
    private readonly JournalBacklog _backlog = new(options.QueueLength + options.Concurrency, MaxUnkeptDigits);

    /// <summary>Kept answers that are looked for.</summary>
    private int _searches;

    /// <summary>Takes a new request. One that is under way already gets its one answer.</summary>
    /// <param name="origin">Where it came from.</param>
    /// <param name="request">The request.</param>
    /// <param name="digits">Its digits, kept.</param>
    public void Accept(IJournaledOrigin origin, CloudRequest request, byte[] digits)
    {
        var entry = new JournalEntry(KeyOf(origin, request.Id, request.Key), digits, time.GetUtcNow(), JournalState.Begun, null)
        {
            IsIdempotent = MayRunTwice(request),
        };
        if (!_underWay.TryAdd(entry.Key, true))
        {
            metrics.Repeated();
            return;
        }

        _ = TryReserve() is { } place ? BeginAsync(origin, request, entry, place) : TurnAwayAsync(origin, request, entry);
    }

    /// <summary>Keeps an answer, unless it can as well be had again, then sends it.</summary>
    public void Answer(IJournaledOrigin origin, CloudRequest request, JournalAnswer answer)
    {
        var key = KeyOf(origin, request.Id, request.Key);
        if (answer.Digits.Length > LongAnswer && MayRunFromDigits(request))
        {
            Send(origin, request.Id, key, answer, request.Priority);
            return;
        }

        workers.Hold();
        _backlog.Add(answer.Digits.Length);
        _ = AnswerAsync(origin, request.Id, key, answer, request.Priority);
    }

    /// <summary>Sends the kept answer of a request once more, if it has one.</summary>
    public void Replay(IJournaledOrigin origin, RequestId id, ulong request)
    {
        var key = KeyOf(origin, id, request);
        if (_underWay.TryAdd(key, true))
        {
            _ = ReplayAsync(origin, id, key);
        }
    }

    /// <summary>
    /// Finishes what an earlier process left: runs what may run again, sends what was answered, and says "ask again" for
    /// the rest.
    /// </summary>
    public async Task ResumeAsync(IEnumerable<IJournaledOrigin> origins)
    {
        var places = origins.ToDictionary(origin => (origin.CloudName, origin.ProjectId, origin.IdPrefix));
        var now = time.GetUtcNow();
        var resumed = new List<Task>();
        foreach (var entry in await journal.ReadOpenAsync().ConfigureAwait(false))
        {
            var key = entry.Key;
            if (now - entry.ReceivedAt <= ResumeTime
                && TryReadId(key.Id, out var prefix, out var id)
                && places.TryGetValue((key.Cloud, key.Project, prefix), out var origin)
                && _underWay.TryAdd(key, true))
            {
                resumed.Add(ResumeAsync(origin, id, entry));
            }
        }

        await Task.WhenAll(resumed).ConfigureAwait(false);
        if (resumed.Count > 0)
        {
            Log.Resumed(logger, resumed.Count);
        }
    }

    private static JournalKey KeyOf(IJournaledOrigin origin, RequestId id, ulong request) =>
        new(origin.CloudName, origin.ProjectId, origin.IdPrefix + id, request);

    private static bool MayRunTwice(CloudRequest request) => request.Route is not { IsIdempotent: false };

    /// <summary>Digits do not say who asked.</summary>
    private static bool MayRunFromDigits(CloudRequest request) => request.Route is { IsIdempotent: true, Identity: < AskerEvidence.LogMatched };

    private static bool TryReadId(string text, out string prefix, out RequestId id)
    {
        prefix = text[..(text.LastIndexOf('-') + 1)];
        return RequestId.TryParse(System.Text.Encoding.ASCII.GetBytes(text[prefix.Length..]), out id);
    }

    /// <summary>Records a request, and runs it in its place unless it is known.</summary>
    private async Task BeginAsync(IJournaledOrigin origin, CloudRequest request, JournalEntry entry, QueuePlace place)
    {
        using var reserved = place;
        JournalEntry? known;
        try
        {
            known = await journal.BeginAsync(entry).ConfigureAwait(false);
            if (known is not null && RunsAgain(origin, request, entry, known))
            {
                await journal.RestartAsync(entry).ConfigureAwait(false);
                known = null;
            }
        }
        catch (JournalException error) when (error.IsFull)
        {
            RunUnrecorded(request, entry.Key, place, workers.TurnAway);
            return;
        }
        catch (Exception error)
        {
            _trouble.Failed(error, "The journal cannot record", entry.Key.Id);
            RunUnrecorded(request, entry.Key, place, RefuseUnsaved);
            return;
        }

        _trouble.Worked();
        if (known is null)
        {
            place.Take(Journaled(origin, request));
            return;
        }

        place.Dispose();
        metrics.Repeated();
        if (known.Answer is { } answer)
        {
            Send(origin, request.Id, entry.Key, answer, request.Priority);
            return;
        }

        AskAgain(origin, request);
    }

    /// <summary>The request as it goes on once it is recorded: its answer comes back here.</summary>
    private CloudRequest Journaled(IJournaledOrigin origin, CloudRequest request) => request.From(new JournaledOrigin(origin, this));

    /// <summary>
    /// A place for a request that is to be recorded; null when the queue is full, or too many answers wait for the disk.
    /// </summary>
    private QueuePlace? TryReserve() => _backlog.IsFull ? null : workers.TryReserve();

    private static bool RunsAgain(IJournaledOrigin origin, CloudRequest request, JournalEntry entry, JournalEntry known) =>
        request.Route is { IsIdempotent: true }
        && (known.Answer is null || (origin.ReusesIds && entry.ReceivedAt - known.ReceivedAt > RepeatTime));

    /// <summary>Without the journal only what may run twice is run.</summary>
    private void RunUnrecorded(CloudRequest request, JournalKey key, QueuePlace place, Action<CloudRequest> refuse)
    {
        _underWay.TryRemove(key, out _);
        if (MayRunTwice(request))
        {
            place.Take(request);
            return;
        }

        place.Dispose();
        refuse(request);
    }

    private static void RefuseUnsaved(CloudRequest request) =>
        request.TryAnswer(RequestResult.Failed("The server cannot save anything right now. Please try again later."));

    /// <summary>
    /// The queue is full. "Busy" is no answer to keep: asked again, the request is run. One that was answered gets its
    /// answer all the same.
    /// </summary>
    private async Task TurnAwayAsync(IJournaledOrigin origin, CloudRequest request, JournalEntry entry)
    {
        if (await FindAsync(entry.Key).ConfigureAwait(false) is { Answer: { } answer } known && !RunsAgain(origin, request, entry, known))
        {
            metrics.Repeated();
            Send(origin, request.Id, entry.Key, answer, request.Priority);
            return;
        }

        _underWay.TryRemove(entry.Key, out _);
        workers.TurnAway(request);
    }

    private void AskAgain(IJournaledOrigin origin, CloudRequest request) =>
        Journaled(origin, request).TryAnswer(RequestResult.Failed("The server was restarted in the middle of this. Please ask again."));

    private async Task AnswerAsync(IJournaledOrigin origin, RequestId id, JournalKey key, JournalAnswer answer, RequestPriority priority)
    {
        try
        {
            await journal.AnswerAsync(key, answer).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _trouble.Failed(error, "The journal cannot keep the answer, which is sent all the same, to", key.Id);
        }

        _backlog.Remove(answer.Digits.Length);
        try
        {
            Send(origin, id, key, answer, priority);
        }
        finally
        {
            workers.Settle();
        }
    }

    private void Send(IJournaledOrigin origin, RequestId id, JournalKey key, JournalAnswer answer, RequestPriority priority = RequestPriority.Normal)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Before it is sent: who asks again from now on must not be taken for somebody who waits already.
        _underWay.TryRemove(key, out _);
        origin.Send(id, key.Payload, answer, priority, sent);
        _ = NoteDeliveryAsync(sent.Task, key);
    }

    /// <summary>An answer that was dropped because too many wait stays open: a repeat gets it.</summary>
    private async Task NoteDeliveryAsync(Task sent, JournalKey key)
    {
        await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sent.IsCompletedSuccessfully)
        {
            journal.Deliver(key);
        }
    }

    private async Task ReplayAsync(IJournaledOrigin origin, RequestId id, JournalKey key)
    {
        var known = await FindAsync(key).ConfigureAwait(false);
        if (known?.Answer is { } answer)
        {
            Send(origin, id, key, answer);
            return;
        }

        if (known is not null && origin.Reread(id, key.Payload, known.Digits) is { } request && MayRunFromDigits(request))
        {
            await RunAgainAsync(origin, request, known).ConfigureAwait(false);
            return;
        }

        _underWay.TryRemove(key, out _);
    }

    /// <summary>Finds what is known of a request; null also when that cannot be read, or too many look already.</summary>
    private async Task<JournalEntry?> FindAsync(JournalKey key)
    {
        try
        {
            return Interlocked.Increment(ref _searches) > options.QueueLength ? null : await journal.FindAsync(key).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _trouble.Failed(error, "The journal cannot find", key.Id);
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _searches);
        }
    }

    private async Task ResumeAsync(IJournaledOrigin origin, RequestId id, JournalEntry entry)
    {
        if (entry.Answer is { } answer)
        {
            Send(origin, id, entry.Key, answer);
            return;
        }

        if (origin.Reread(id, entry.Key.Payload, entry.Digits) is not { } request)
        {
            _underWay.TryRemove(entry.Key, out _);
        }
        else if (!MayRunFromDigits(request))
        {
            AskAgain(origin, request);
        }
        else
        {
            await RunAgainAsync(origin, request, entry).ConfigureAwait(false);
        }
    }

    private async Task RunAgainAsync(IJournaledOrigin origin, CloudRequest request, JournalEntry known)
    {
        if (TryReserve() is { } place)
        {
            var entry = known with { ReceivedAt = time.GetUtcNow(), State = JournalState.Begun, IsIdempotent = true };
            await BeginAsync(origin, request, entry, place).ConfigureAwait(false);
            return;
        }

        _underWay.TryRemove(known.Key, out _);
        workers.TurnAway(request);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Resumed {Count} request(s) that were open when the bridge ended")]
        public static partial void Resumed(ILogger logger, int count);
    }
}
