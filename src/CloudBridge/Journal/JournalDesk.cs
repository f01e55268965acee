using System.Collections.Concurrent;
using CloudBridge.Connections;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Journal;

/// <summary>
/// Stands between the assembler and the workers when there is a journal: what is new gets a place in the queue, is recorded and then
/// run; what was answered is answered again; and what a crash interrupted is run again or told so.
/// </summary>
internal sealed partial class JournalDesk(
    IRequestJournal journal,
    RequestWorkers workers,
    RequestOptions options,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger<JournalDesk> logger)
{
    /// <summary>Within this time a repeat means that an answer was missed; later it means that the question is asked anew.</summary>
    private static readonly TimeSpan RepeatTime = TimeSpan.FromSeconds(60);

    /// <summary>Nobody waits longer than this for an answer that a restart interrupted.</summary>
    private static readonly TimeSpan ResumeTime = TimeSpan.FromMinutes(5);

    /// <summary>Requests that are recorded, run, answered or looked for now. Who adds one deals with it alone, until it is let go.</summary>
    private readonly ConcurrentDictionary<JournalKey, bool> _underWay = new();

    /// <summary>Kept answers that are looked for.</summary>
    private int _searches;

    /// <summary>Takes a new request. One that is under way already gets its one answer.</summary>
    /// <param name="origin">Where it came from.</param>
    /// <param name="request">The request.</param>
    /// <param name="digits">Its digits, kept.</param>
    public void Accept(IJournaledOrigin origin, CloudRequest request, byte[] digits)
    {
        var entry = new JournalEntry(KeyOf(origin, request.Id, request.Key), digits, time.GetUtcNow(), JournalState.Begun, null);
        if (!_underWay.TryAdd(entry.Key, true))
        {
            metrics.Repeated();
            return;
        }

        _ = workers.TryReserve() is { } place ? BeginAsync(origin, request, entry, place) : TurnAwayAsync(origin, request, entry);
    }

    /// <summary>Keeps an answer, then sends it.</summary>
    public void Answer(IJournaledOrigin origin, CloudRequest request, JournalAnswer answer)
    {
        workers.Hold();
        _ = AnswerAsync(origin, request.Id, KeyOf(origin, request.Id, request.Key), answer, request.Priority);
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

    /// <summary>Finishes what an earlier process left: runs what may run again, sends what was answered, and says "ask again" for the rest.</summary>
    public async Task ResumeAsync(IReadOnlyList<ProjectLink> links)
    {
        var places = links.SelectMany(link => link.Origins).ToDictionary(origin => (origin.CloudName, origin.ProjectId, origin.IdPrefix));
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
        catch (Exception error)
        {
            Log.NotRecorded(logger, error, request.Name, request.Id.ToString());
            RunUnrecorded(request, entry.Key, place);
            return;
        }

        if (known is null)
        {
            request.IsJournaled = true;
            place.Take(request);
            return;
        }

        place.Dispose();
        metrics.Repeated();
        if (known.Answer is { } answer)
        {
            Send(origin, request.Id, entry.Key, answer, request.Priority);
            return;
        }

        AskAgain(request);
    }

    private static bool RunsAgain(IJournaledOrigin origin, CloudRequest request, JournalEntry entry, JournalEntry known) =>
        request.Route is { IsIdempotent: true }
        && (known.Answer is null || (origin.ReusesIds && entry.ReceivedAt - known.ReceivedAt > RepeatTime));

    /// <summary>Without the journal only what may run twice is run.</summary>
    private void RunUnrecorded(CloudRequest request, JournalKey key, QueuePlace place)
    {
        metrics.JournalFailed();
        _underWay.TryRemove(key, out _);
        if (request.Route is not { IsIdempotent: false })
        {
            place.Take(request);
            return;
        }

        place.Dispose();
        request.TryAnswer(RequestResult.Failed("The server cannot save anything right now. Please try again later."));
    }

    /// <summary>The queue is full. "Busy" is no answer to keep: asked again, the request is run. One that was answered gets its answer all the same.</summary>
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

    private static void AskAgain(CloudRequest request)
    {
        request.IsJournaled = true;
        request.TryAnswer(RequestResult.Failed("The server was restarted in the middle of this. Please ask again."));
    }

    private async Task AnswerAsync(IJournaledOrigin origin, RequestId id, JournalKey key, JournalAnswer answer, RequestPriority priority)
    {
        try
        {
            await journal.AnswerAsync(key, answer).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            metrics.JournalFailed();
            Log.AnswerNotKept(logger, error, id.ToString());
        }

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
        if (await FindAsync(key).ConfigureAwait(false) is { Answer: { } answer })
        {
            Send(origin, id, key, answer);
            return;
        }

        _underWay.TryRemove(key, out _);
    }

    /// <summary>What is known of a request; null also when that cannot be read, or too many look already.</summary>
    private async Task<JournalEntry?> FindAsync(JournalKey key)
    {
        try
        {
            return Interlocked.Increment(ref _searches) > options.QueueLength ? null : await journal.FindAsync(key).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            metrics.JournalFailed();
            Log.NotFound(logger, error, key.Id);
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
        else if (request.Route is not { IsIdempotent: true, Identity: < AskerEvidence.LogMatched })
        {
            AskAgain(request);
        }
        else if (workers.TryReserve() is { } place)
        {
            await BeginAsync(origin, request, entry with { ReceivedAt = time.GetUtcNow() }, place).ConfigureAwait(false);
        }
        else
        {
            _underWay.TryRemove(entry.Key, out _);
            workers.TurnAway(request);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Resumed {Count} request(s) that were open when the bridge ended")]
        public static partial void Resumed(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "Request {Name} ({Id}) could not be recorded")]
        public static partial void NotRecorded(ILogger logger, Exception error, string name, string id);

        [LoggerMessage(3, LogLevel.Error, "The answer to request {Id} could not be kept; it is sent all the same")]
        public static partial void AnswerNotKept(ILogger logger, Exception error, string id);

        [LoggerMessage(4, LogLevel.Error, "Whether there is a kept answer to request {Id} could not be read")]
        public static partial void NotFound(ILogger logger, Exception error, string id);
    }
}
