using CloudBridge.Monitors.Model;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Observing;

/// <summary>
/// Recognises that this server itself is offline: many sites that were up fail at once, or there is no network. Until it is
/// back, failures do not count. Looks at 60 s for slow outages and at 10 s for sudden ones, so that it knows before any monitor
/// has confirmed its failure. Monitors that are down already have no say. Safe for threads.
/// </summary>
internal sealed partial class ObserverGuard
{
    private const int Enough = 6;
    private const int Few = 10;
    private const int Surprising = 3;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan VouchedFor = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly INetworkState _network;
    private readonly PingerMetrics _metrics;
    private readonly ILogger<ObserverGuard> _logger;
    private readonly SiteWindow _long;
    private readonly SiteWindow _short;
    private readonly HashSet<string> _unanswered = new(StringComparer.Ordinal);
    private TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isOffline;
    private volatile int _outages;
    private long _unansweredSince;
    private long _changedAt;
    private long _vouchedUntil;

    public ObserverGuard(TimeProvider time, INetworkState network, PingerMetrics metrics, ILogger<ObserverGuard> logger)
    {
        (_time, _network, _metrics, _logger) = (time, network, metrics, logger);
        _long = new(Ticks(Long));
        _short = new(Ticks(Short));
        _changedAt = _vouchedUntil = long.MinValue;
    }

    /// <summary>True when this server seems to have lost its own connection.</summary>
    public bool IsOffline => _isOffline;

    /// <summary>Times it has been offline so far; what was suspected of a monitor before the latest is void.</summary>
    public int Outages => _outages;

    /// <summary>True when it has heard of so many sites just now that it needs no others to decide.</summary>
    public bool HearsEnough
    {
        get
        {
            lock (_gate)
            {
                return _short.Good + _short.Bad >= Enough;
            }
        }
    }

    /// <summary>Hears of a result, and says whether it counts.</summary>
    /// <param name="url">The canonical address.</param>
    /// <param name="wasUp">Whether the monitor was up, so that a failure surprises.</param>
    /// <param name="result">What the probe found.</param>
    /// <param name="outcome">What it means for the monitor.</param>
    /// <param name="startedAt">The timestamp at which the check began.</param>
    public bool Accepts(string url, bool wasUp, ProbeResult result, CheckOutcome outcome, long startedAt)
    {
        var host = Site.HostOf(url);
        if (outcome == CheckOutcome.Refused || Site.IsLoopback(host))
        {
            return true;
        }

        lock (_gate)
        {
            var isLate = startedAt < _changedAt && !_isOffline;
            if (wasUp && !(isLate && result.MayBeOurs))
            {
                Hear(Site.Of(host), result.MayBeOurs, startedAt);
            }

            return outcome == CheckOutcome.Ok || !(_isOffline || (isLate && result.MayBeOurs));
        }
    }

    /// <summary>
    /// Something that decides has answered: this server is online, whatever the checks say for the next minute.
    /// </summary>
    public void Vouch()
    {
        lock (_gate)
        {
            _vouchedUntil = _time.GetTimestamp() + Ticks(VouchedFor);
            if (_isOffline)
            {
                Turn(false);
            }
        }
    }

    /// <summary>Waits until this server seems offline.</summary>
    public Task WhenOfflineAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _lost.Task.WaitAsync(cancellationToken);
        }
    }

    private void Hear(ReadOnlySpan<char> site, bool isSurprise, long startedAt)
    {
        var now = _time.GetTimestamp();
        Remember(site, isSurprise, startedAt);
        _long.Add(site, !isSurprise, now);
        _short.Add(site, !isSurprise, now);
        if (_isOffline ? IsBack(now) : IsLost(now, isSurprise))
        {
            Turn(!_isOffline);
        }
    }

    /// <summary>Sites that have failed since the last one answered.</summary>
    private void Remember(ReadOnlySpan<char> site, bool isSurprise, long startedAt)
    {
        if (!isSurprise && startedAt >= _unansweredSince)
        {
            _unanswered.Clear();
        }

        if (isSurprise && _unanswered.Count < Surprising)
        {
            _unansweredSince = _unanswered.Count == 0 ? startedAt : _unansweredSince;
            _unanswered.Add(site.ToString());
        }
    }

    /// <summary>
    /// Decides whether the connection is lost. Where few sites are watched, half of them may really be down; then one that
    /// answers meanwhile proves that we are online.
    /// </summary>
    private bool IsLost(long now, bool isSurprise)
    {
        if (now < _vouchedUntil)
        {
            return false;
        }

        var manyFail = (_long.IsLost || _short.IsLost) && (_long.Good + _long.Bad >= Few || _unanswered.Count >= Surprising);
        return manyFail || (isSurprise && _long.Good == 0 && !_network.IsUp);
    }

    /// <summary>Three sites are enough; where there are not that many, one that nothing contradicts for a while.</summary>
    private bool IsBack(long now) => _short.IsFound || (_short is { Good: > 0, Bad: 0 } && now - _changedAt >= Ticks(Short));

    private void Turn(bool isOffline)
    {
        _changedAt = _time.GetTimestamp();
        _isOffline = isOffline;
        if (isOffline)
        {
            _outages++;
            _metrics.WentOffline();
            Log.Lost(_logger, _long.Bad, _long.Good);
            _lost.SetResult();
        }
        else
        {
            _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Log.Found(_logger);
        }

        _unanswered.Clear();
        _long.Clear();
        _short.Clear();
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "This server seems to be offline: {Bad} sites that were up failed at once, {Good} answered. No monitor goes down until it is back online")]
        public static partial void Lost(ILogger logger, int bad, int good);

        [LoggerMessage(2, LogLevel.Information, "This server is online again; checks count again")]
        public static partial void Found(ILogger logger);
    }
}
