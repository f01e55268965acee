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
    RequestReader reader,
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
    /// <param name="link">Where it came from.</param>
    /// <param name="request">The request.</param>
    /// <param name="digits">Its digits, kept.</param>
    public void Accept(ProjectLink link, CloudRequest request, byte[] digits)
    {
        if (workers.IsFull || !_running.TryAdd(KeyOf(link, request.Id, request.Key), true))
        {
            AcceptUnrecorded(link, request);
            return;
        }

        _ = BeginAsync(link, request, digits);
    }

    /// <summary>Keeps an answer, then sends it.</summary>
    public void Answer(ProjectLink link, CloudRequest request, ResponsePayload payload) =>
        _ = AnswerAsync(link, request.Id, KeyOf(link, request.Id, request.Key), payload);

    /// <summary>Sends the kept answer of a request once more, if it has one.</summary>
    public void Replay(ProjectLink link, RequestId id, ulong request) => _ = ReplayAsync(link, id, KeyOf(link, id, request));

    /// <summary>Finishes what an earlier process left: runs what may run again, sends what was answered, and says "ask again" for the rest.</summary>
    public async Task ResumeAsync(IReadOnlyList<ProjectLink> links)
    {
        var places = links.ToDictionary(link => (link.CloudName, link.ProjectId));
        var now = time.GetUtcNow();
        var resumed = 0;
        foreach (var entry in await journal.ReadOpenAsync().ConfigureAwait(false))
        {
            var key = entry.Key;
            if (now - entry.ReceivedAt <= ResumeTime
                && places.TryGetValue((key.Cloud, key.Project), out var link)
                && RequestId.TryParse(System.Text.Encoding.ASCII.GetBytes(key.Id), out var id))
            {
                resumed++;
                await ResumeAsync(link, id, entry).ConfigureAwait(false);
            }
        }

        if (resumed > 0)
        {
            Log.Resumed(logger, resumed);
        }
    }

    private static JournalKey KeyOf(ProjectLink link, RequestId id, ulong request) => new(link.CloudName, link.ProjectId, id.ToString(), request);

    /// <summary>A full queue answers "busy" and forgets, so that asking again helps; a request that runs already gets its one answer.</summary>
    private void AcceptUnrecorded(ProjectLink link, CloudRequest request)
    {
        if (!_running.ContainsKey(KeyOf(link, request.Id, request.Key)))
        {
            workers.Accept(request);
        }
    }

    private async Task BeginAsync(ProjectLink link, CloudRequest request, byte[] digits)
    {
        var key = KeyOf(link, request.Id, request.Key);
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
            await TakeKnownAsync(link, request, entry, known).ConfigureAwait(false);
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

    private async Task TakeKnownAsync(ProjectLink link, CloudRequest request, JournalEntry entry, JournalEntry known)
    {
        var mayRunAgain = request.Route is { IsIdempotent: true };
        if (mayRunAgain && (known.Answer is null || entry.ReceivedAt - known.ReceivedAt > RepeatTime))
        {
            await journal.RestartAsync(entry).ConfigureAwait(false);
            Run(request, entry.Key);
            return;
        }

        if (known.Answer is { } answer)
        {
            Send(link, request.Id, entry.Key, new ResponsePayload(answer.Digits, answer.IsRaw));
            return;
        }

        AskAgain(request);
    }

    private static void AskAgain(CloudRequest request)
    {
        request.IsJournaled = true;
        request.TryAnswer(RequestResult.Failed("The server was restarted in the middle of this. Please ask again."));
    }

    private async Task AnswerAsync(ProjectLink link, RequestId id, JournalKey key, ResponsePayload payload)
    {
        try
        {
            await journal.AnswerAsync(key, new JournalAnswer(payload.Digits, payload.IsRaw)).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            metrics.JournalFailed();
            Log.AnswerNotKept(logger, error, id.ToString());
        }

        Send(link, id, key, payload);
    }

    private void Send(ProjectLink link, RequestId id, JournalKey key, ResponsePayload payload)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link.Send(id, key.Payload, payload, sent);
        _running.TryRemove(key, out _);
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

    private async Task ReplayAsync(ProjectLink link, RequestId id, JournalKey key)
    {
        try
        {
            if (!_running.ContainsKey(key) && await journal.FindAsync(key).ConfigureAwait(false) is { Answer: { } answer })
            {
                Send(link, id, key, new ResponsePayload(answer.Digits, answer.IsRaw));
            }
        }
        catch (Exception error)
        {
            metrics.JournalFailed();
            Log.NotReplayed(logger, error, id.ToString());
        }
    }

    private async Task ResumeAsync(ProjectLink link, RequestId id, JournalEntry entry)
    {
        if (entry.Answer is { } answer)
        {
            Send(link, id, entry.Key, new ResponsePayload(answer.Digits, answer.IsRaw));
            return;
        }

        if (reader.Read(link, new AssembledRequest(AssemblyVerdict.Complete, id, entry.Key.Payload, entry.Digits.Span)) is not { } request
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
