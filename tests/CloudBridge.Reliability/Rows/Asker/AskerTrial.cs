using System.Text;
using CloudBridge.Diagnostics;
using CloudBridge.Hosting;
using CloudBridge.Identity;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Routing;
using CloudBridge.TestKit;
using CloudBridge.Wires.CloudRequests;
using CloudBridge.Wires.CloudRequests.Assembly;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>
/// Plays one script against the real assembler, reader and resolver. Everything happens on the thread that
/// moves the clock, so that the same seed always gives the same outcome.
/// </summary>
internal sealed class AskerTrial
{
    private static readonly TimeSpan PatienceTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PartTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SnapshotTime = TimeSpan.FromSeconds(1);
    private static readonly RouteTable Routes = new([new RequestRoute("ask", _ => default) { Identity = AskerEvidence.LogMatched }]);

    private readonly AskerScript _script;
    private readonly ManualTimeProvider _clock = new();
    private readonly DateTimeOffset _start;
    private readonly ScriptedOrigin _origin = new();
    private readonly RequestAssembler _assembler;
    private readonly CloudRequestReader _reader;
    private readonly AskerResolver _resolver;
    private readonly MemoryChallengeCodes _codes;
    private readonly Dictionary<PacketKey, DateTimeOffset> _taken = [];
    private readonly List<(string User, string Value, DateTimeOffset At)> _received = [];
    private readonly List<AskerOutcome> _outcomes = [];
    private readonly BridgeMetrics _metrics;

    public AskerTrial(int seed, bool withCode, BridgeMetrics metrics)
    {
        _metrics = metrics;
        _start = _clock.GetUtcNow();
        _codes = new MemoryChallengeCodes(_clock);
        var subject = new ChallengeSubject(ChallengeSubject.RequestPurpose, "scripted", "trial", AskerScript.Asker.ToUpperInvariant());
        _script = new AskerScript(seed, withCode ? _codes.OpenAsync(subject).AsTask().Result : null);
        var log = new ScriptedLog(_clock, _script.Skew, _script.ReadTime, _script.HasAgedClock);
        foreach (var set in _script.Sets)
        {
            log.Write(set.User, set.Verb, set.Name, set.Value, At(set.At), TimeSpan.FromSeconds(_script.NextLag()));
        }

        log.Outages.AddRange(_script.Outages.Select(outage => (At(outage.From), At(outage.To))));
        _assembler = new RequestAssembler(_clock, new RequestLimits());
        _reader = new CloudRequestReader(Routes, _clock);
        _resolver = new AskerResolver(log, "trial", _clock, metrics, NullLogger.Instance);
    }

    public bool IsDisturbed => _script.IsDisturbed;

    /// <summary>Plays the script to its end.</summary>
    public IReadOnlyList<AskerOutcome> Run()
    {
        Join(0);
        var joins = _script.Gaps.Select(gap => (At: gap.To, Act: (Action)(() => Join(gap.To))));
        var last = 0.0;
        var receptions = _script.Sets.Where(set => IsConnected(set.At)).Select(set =>
        {
            last = Math.Max(last, set.At + _script.NextPushDelay());
            return (At: last, Act: (Action)(() => Receive(set)));
        });
        foreach (var (at, act) in joins.Concat(receptions.ToArray()).OrderBy(action => action.At))
        {
            AdvanceTo(at);
            act();
        }

        _clock.Advance(PatienceTime * 3);
        return _outcomes;
    }

    /// <summary>What a connection has under way is lost with it, so a gap begins a little before.</summary>
    private bool IsConnected(double at) => !_script.Gaps.Exists(gap => at >= gap.From && at < gap.To);

    private void Join(double at) => _origin.LiveSince = (At(at) + SnapshotTime).Ticks;

    private void Receive(ScriptedSet set)
    {
        var value = Encoding.ASCII.GetBytes(set.Value);
        if (set.Name != ScriptedOrigin.Variable || _clock.GetTimestamp() < _origin.LiveSince || !RequestPacket.TryParse(value, out var packet))
        {
            return;
        }

        _received.Add((set.User, set.Value, _clock.GetUtcNow()));
        var key = PacketKey.Of(packet);
        var assembled = _assembler.Accept(packet);
        if (assembled.Verdict == AssemblyVerdict.Complete && _reader.Read(_origin, assembled, Arrival.Live(_origin.LiveSince)) is { Clue: { } clue })
        {
            _taken[key] = _clock.GetUtcNow();
            Ask(clue, set.User);
        }
        else if (assembled.Verdict == AssemblyVerdict.Repeated && packet.IsLast && RunsAgain(key))
        {
            Ask(new AskerClue(ScriptedOrigin.Variable, [set.Value], key, _clock.GetTimestamp(), _origin.LiveSince, IsNew: false), set.User);
        }
    }

    private bool RunsAgain(PacketKey key) =>
        _script.RunsRepeats && _taken.TryGetValue(key, out var taken) && _clock.GetUtcNow() - taken >= TimeSpan.FromSeconds(2);

    private void Ask(AskerClue clue, string sender)
    {
        // The values of a request come last from their senders; several senders make it nobody's.
        var senders = clue.Values.SkipLast(1)
            .SelectMany(part => _received.Where(set => set.Value == part && _clock.GetUtcNow() - set.At < PartTime).Select(set => set.User))
            .Append(sender)
            .Distinct()
            .ToArray();
        _ = ConcludeAsync(clue, sender, senders.Length == 1 ? sender : null);
    }

    private async Task ConcludeAsync(AskerClue clue, string sender, string? author)
    {
        if (_script.Code is not { } code)
        {
            var match = await _resolver.MatchAsync(clue, PatienceTime).ConfigureAwait(false);
            var isWrong = match.Verdict == AskerVerdict.Named && match.Name != author;
            _outcomes.Add(new AskerOutcome(match.Verdict, isWrong, IsAskers: sender == AskerScript.Asker));
            return;
        }

        await ProveAsync(clue, sender, code).ConfigureAwait(false);
    }

    private async Task ProveAsync(AskerClue clue, string sender, string code)
    {
        if (await _codes.FindAsync(code).ConfigureAwait(false) is not { } subject)
        {
            _outcomes.Add(new AskerOutcome(AskerVerdict.Unproven, IsWrong: false, IsAskers: false));
            return;
        }

        var finding = await _resolver.ProveAsync(clue, subject.Name, PatienceTime).ConfigureAwait(false);
        var isProven = finding.Verdict == AskerVerdict.Named && await _codes.TryUseAsync(code, subject).ConfigureAwait(false);
        var hasSent = clue.Values.All(value => _script.Sets.Exists(set => set.Value == value && set.User == AskerScript.Asker));
        var isWrong = isProven && (finding.Name != AskerScript.Asker || !hasSent || _outcomes.Exists(outcome => outcome.Verdict == AskerVerdict.Named));
        _outcomes.Add(new AskerOutcome(isProven ? AskerVerdict.Named : finding.Verdict == AskerVerdict.Named ? AskerVerdict.Unproven : finding.Verdict, isWrong, sender == AskerScript.Asker));
    }

    private void AdvanceTo(double at)
    {
        var by = At(at) - _clock.GetUtcNow();
        if (by > TimeSpan.Zero)
        {
            _clock.Advance(by);
        }
    }

    private DateTimeOffset At(double seconds) => _start + TimeSpan.FromSeconds(seconds);
}
