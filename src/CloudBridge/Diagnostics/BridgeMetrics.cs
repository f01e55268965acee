using System.Diagnostics.Metrics;
using CloudBridge.Requests;

namespace CloudBridge.Diagnostics;

/// <summary>The meter <c>CloudBridge</c>. Labels are bounded: route names and outcomes, never players or values.</summary>
internal sealed class BridgeMetrics : IDisposable
{
    public const string MeterName = "CloudBridge";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _busy;
    private readonly Counter<long> _repeats;
    private readonly Counter<long> _damaged;
    private readonly Counter<long> _rerequests;
    private readonly Counter<long> _partsRepeated;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _framesIn;
    private readonly Counter<long> _framesOut;
    private readonly Counter<long> _reconnects;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _fromLog;
    private readonly Counter<long> _journalFailures;

    private readonly Counter<long> _sendsRefused;
    private readonly Counter<long> _askers;
    private readonly Counter<long> _logReads;

    public BridgeMetrics()
    {
        _requests = _meter.CreateCounter<long>("cloudbridge.requests", description: "Requests answered, by name and outcome.");
        _seconds = _meter.CreateHistogram<double>("cloudbridge.request.duration", "s", "From the last part of a request to its answer.");
        _busy = _meter.CreateCounter<long>("cloudbridge.requests.busy", description: "Requests that found the queue full.");
        _repeats = _meter.CreateCounter<long>("cloudbridge.packets.repeated", description: "Packets that had been taken before.");
        _damaged = _meter.CreateCounter<long>("cloudbridge.requests.damaged", description: "Requests whose parts did not fit together.");
        _rerequests = _meter.CreateCounter<long>("cloudbridge.parts.rerequested", description: "Answer parts asked for again.");
        _partsRepeated = _meter.CreateCounter<long>("cloudbridge.parts.repeated", description: "Answer parts sent again unasked, as they "
            + "may have been missed.");
        _dropped = _meter.CreateCounter<long>("cloudbridge.answers.dropped", description: "Answers dropped because too many waited for the cloud.");
        _framesIn = _meter.CreateCounter<long>("cloudbridge.frames.in", description: "Frames received.");
        _framesOut = _meter.CreateCounter<long>("cloudbridge.frames.out", description: "Frames sent.");
        _reconnects = _meter.CreateCounter<long>("cloudbridge.reconnects", description: "Connections lost, by cause.");
        _transitions = _meter.CreateCounter<long>("cloudbridge.connection.transitions", description: "Changes of the state of connections, "
            + "by both states and the cause.");
        _fromLog = _meter.CreateCounter<long>("cloudbridge.packets.logged", description: "Packets taken from a cloud log because they "
            + "never came over the socket.");
        _journalFailures = _meter.CreateCounter<long>("cloudbridge.journal.failures", description: "Requests or answers that the journal "
            + "could not keep or find.");
        _sendsRefused = _meter.CreateCounter<long>("cloudbridge.sends.refused", description: "Messages and variables refused because too "
            + "many wait for the cloud.");
        _askers = _meter.CreateCounter<long>("cloudbridge.askers", description: "Requests that need to know who asks, by outcome.");
        _logReads = _meter.CreateCounter<long>("cloudbridge.log.reads", description: "Readings of cloud logs to find out who asks, by outcome.");
    }

    public void Answered(CloudRequest request, RequestStatus status, TimeSpan elapsed)
    {
        if (!_requests.Enabled && !_seconds.Enabled)
        {
            return;
        }

        var name = new KeyValuePair<string, object?>("request", request.Route?.Name ?? "unknown");
        _requests.Add(1, name, new("outcome", status.ToString()));
        _seconds.Record(elapsed.TotalSeconds, name);
    }

    public void Busy() => _busy.Add(1);

    public void Repeated() => _repeats.Add(1);

    public void Damaged() => _damaged.Add(1);

    public void Rerequested() => _rerequests.Add(1);

    public void PartsRepeated() => _partsRepeated.Add(1);

    public void AnswerDropped() => _dropped.Add(1);

    public void FrameIn() => _framesIn.Add(1);

    public void FramesOut(int count) => _framesOut.Add(count);

    public void Reconnect(string cause) => _reconnects.Add(1, new KeyValuePair<string, object?>("cause", cause));

    public void Transition(string from, string to, string cause) =>
        _transitions.Add(1, new("from", from), new("to", to), new("cause", cause));

    public void TakenFromLog(int packets) => _fromLog.Add(packets);

    public void SendRefused() => _sendsRefused.Add(1);

    public void JournalFailed() => _journalFailures.Add(1);

    public void Identified(string outcome) => _askers.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void LogRead(bool succeeded) => _logReads.Add(1, new KeyValuePair<string, object?>("outcome", succeeded ? "ok" : "failed"));

    public void Dispose() => _meter.Dispose();
}
