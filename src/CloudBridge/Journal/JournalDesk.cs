using System.Collections.Concurrent;
using CloudBridge.Connections;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Journal;

/// <summary>
/// Stands between the assembler and the workers when there is a journal: what is new is recorded and then run,
/// what was answered is answered again, and what a crash interrupted is run again or told so.
/// </summary>
internal sealed partial class JournalDesk(
    IRequestJournal journal,
    RequestWorkers workers,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger<JournalDesk> logger)
{
    /// <summary>Within this time a repeat means that an answer was missed; later it means that the question is asked anew.</summary>
    private static readonly TimeSpan RepeatTime = TimeSpan.FromSeconds(60);

    /// <summary>Nobody waits longer than this for an answer that a restart interrupted.</summary>
    private static readonly TimeSpan ResumeTime = TimeSpan.FromMinutes(5);

    private const int MaxTurnedAway = 4096;

    private readonly ConcurrentDictionary<JournalKey, bool> _running = new();
    private readonly ConcurrentDictionary<JournalKey, bool> _turnedAway = new();

    /// <summary>Takes a new request.</summary>
    /// <param name="origin">Where it came from.</param>
    /// <param name="request">The request.</param>
    /// <param name="digits">Its digits, kept.</param>
    public void Accept(IJournaledOrigin origin, CloudRequest request, byte[] digits)
    {
        if (workers.IsFull || !_running.TryAdd(KeyOf(origin, request.Id, request.Key), true))
        {
            AcceptUnrecorded(origin, request);
            return;
        }

        _ = BeginAsync(origin, request, digits);
    }

    /// <summary>Keeps an answer, then sends it.</summary>
    public void Answer(IJournaledOrigin origin, CloudRequest request, JournalAnswer answer) =>
        _ = AnswerAsync(origin, request.Id, KeyOf(origin, request.Id, request.Key), answer, request.Priority);

    /// <summary>Sends the kept answer of a request once more, if it has one.</summary>
    public void Replay(IJournaledOrigin origin, RequestId id, ulong request) => _ = ReplayAsync(origin, id, KeyOf(origin, id, request));

    /// <summary>Finishes what an earlier process left: runs what may run again, sends what was answered, and says "ask again" for the rest.</summary>
    public async Task ResumeAsync(IReadOnlyList<ProjectLink> links)
    {
        var places = links.SelectMany(link => link.Origins).ToDictionary(origin => (origin.CloudName, origin.ProjectId, origin.IdPrefix));
        var now = time.GetUtcNow();
        var resumed = 0;
        foreach (var entry in await journal.ReadOpenAsync().ConfigureAwait(false))
        {
            var key = entry.Key;
            if (now - entry.ReceivedAt <= ResumeTime
                && TryReadId(key.Id, out var prefix, out var id)
                && places.TryGetValue((key.Cloud, key.Project, prefix), out var origin))
            {
                resumed++;
                await ResumeAsync(origin, id, entry).ConfigureAwait(false);
            }
        }

        if (resumed > 0)
        {
            Log.Resumed(logger, resumed);
        }
    }

    private static JournalKey KeyOf(IJournaledOrigin origin, RequestId id, ulong request) =>
        new(origin.CloudName, origin.ProjectId, origin.IdPrefix + id, request);

    private static bool TryReadId(string text, out string prefix, out RequestId id)
    {
        prefix = text[..(text.LastIndexOf('-') + 1)];
        return RequestId.TryParse(System.Text.Encoding.ASCII.GetBytes(text[prefix.Length..]), out id);
    }

    /// <summary>A full queue answers "busy" and forgets, so that asking again helps; a request that runs already gets its one answer.</summary>
    private void AcceptUnrecorded(IJournaledOrigin origin, CloudRequest request)
    {
        if (!_running.ContainsKey(KeyOf(origin, request.Id, request.Key)))
        {
            workers.Accept(request);
        }
    }

    private async Task BeginAsync(IJournaledOrigin origin, CloudRequest request, byte[] digits)
    {
        var key = KeyOf(origin, request.Id, request.Key);
        var entry = new JournalEntry(key, digits, time.GetUtcNow(), JournalState.Begun, null);
        try
        {
            var known = await journal.BeginAsync(entry).ConfigureAwait(false);
            if (known is null || _turnedAway.TryRemove(key, out _))
            {
                Run(request, key);
                return;
            }

            metrics.Repeated();
            await TakeKnownAsync(origin, request, entry, known).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _running.TryRemove(key, out _);
            Log.NotRecorded(logger, error, request.Name, request.Id.ToString());
            RunUnrecorded(request);
        }
    }

    /// <summary>Without the journal only what may run twice is run.</summary>
    private void RunUnrecorded(CloudRequest request)
    {
        metrics.JournalFailed();
        if (request.Route is not { IsIdempotent: false })
        {
            workers.Accept(request);
            return;
        }

        request.TryAnswer(RequestResult.Failed("The server cannot save anything right now. Please try again later."));
    }

    /// <summary>"Busy" is no answer to keep: asked again, the request is run.</summary>
    private void Run(CloudRequest request, JournalKey key)
    {
        request.IsJournaled = true;
        if (workers.TryAccept(request))
        {
            return;
        }

        if (_turnedAway.Count >= MaxTurnedAway)
        {
            _turnedAway.Clear();
        }

        _turnedAway[key] = true;
        _running.TryRemove(key, out _);
        request.IsJournaled = false;
        RequestWorkers.TurnAway(request);
    }

    private async Task TakeKnownAsync(IJournaledOrigin origin, CloudRequest request, JournalEntry entry, JournalEntry known)
    {
        var mayRunAgain = request.Route is { IsIdempotent: true };
        if (mayRunAgain && (known.Answer is null || (origin.ReusesIds && entry.ReceivedAt - known.ReceivedAt > RepeatTime)))
        {
            await journal.RestartAsync(entry).ConfigureAwait(false);
            Run(request, entry.Key);
            return;
        }

        if (known.Answer is { } answer)
        {
            Send(origin, request.Id, entry.Key, answer, request.Priority);
            return;
        }

        AskAgain(request);
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

        Send(origin, id, key, answer, priority);
    }

    private void Send(IJournaledOrigin origin, RequestId id, JournalKey key, JournalAnswer answer, RequestPriority priority = RequestPriority.Normal)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Before it is sent: who asks again from now on must not be taken for somebody who waits already.
        _running.TryRemove(key, out _);
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
        try
        {
            if (!_running.ContainsKey(key) && await journal.FindAsync(key).ConfigureAwait(false) is { Answer: { } answer })
            {
                Send(origin, id, key, answer);
            }
        }
        catch (Exception error)
        {
            metrics.JournalFailed();
            Log.NotReplayed(logger, error, id.ToString());
        }
    }

    private async Task ResumeAsync(IJournaledOrigin origin, RequestId id, JournalEntry entry)
    {
        if (entry.Answer is { } answer)
        {
            Send(origin, id, entry.Key, answer);
            return;
        }

        if (origin.Reread(id, entry.Key.Payload, entry.Digits) is not { } request
            || !_running.TryAdd(entry.Key, true))
        {
            return;
        }

        if (request.Route is { IsIdempotent: true, Identity: < AskerEvidence.LogMatched })
        {
            await journal.RestartAsync(entry with { ReceivedAt = time.GetUtcNow() }).ConfigureAwait(false);
            Run(request, entry.Key);
            return;
        }

        AskAgain(request);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Resumed {Count} request(s) that were open when the bridge ended")]
        public static partial void Resumed(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "Request {Name} ({Id}) could not be recorded")]
        public static partial void NotRecorded(ILogger logger, Exception error, string name, string id);

        [LoggerMessage(3, LogLevel.Error, "The answer to request {Id} could not be kept; it is sent all the same")]
        public static partial void AnswerNotKept(ILogger logger, Exception error, string id);

        [LoggerMessage(4, LogLevel.Error, "The kept answer to request {Id} could not be read")]
        public static partial void NotReplayed(ILogger logger, Exception error, string id);
    }
}
