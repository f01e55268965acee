using System.Runtime.CompilerServices;
using CloudBridge.Monitors;

namespace CloudBridge.TestKit;

/// <summary>Every store of the monitors in memory: for tests of what uses them, and the model that the real ones are compared with.</summary>
public sealed partial class MemoryMonitorStore : IAccountStore, IMonitorStore, IKeyStore, IAlertStore, IHistoryStore
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Account> _accounts = [];
    private readonly List<long> _users = [];
    private readonly SortedDictionary<long, MonitorDefinition> _monitors = [];
    private readonly List<(long OwnerId, DateTimeOffset At)> _creations = [];
    private readonly List<Transition> _transitions = [];
    private readonly Dictionary<string, StoredKey> _keys = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, AlertChannel> _channels = [];
    private readonly SortedDictionary<long, WaitingAlert> _alerts = [];
    private readonly Dictionary<(long MonitorId, DateTimeOffset At), CheckResult> _checks = [];
    private long _lastId;

    /// <summary>True makes every call end with <see cref="MonitorFault.Unavailable"/>, as a sick disk does.</summary>
    public bool IsBroken { get; set; }

    /// <summary>A call that does its work once and ends as if it had not: a commit whose answer got lost. Null for none.</summary>
    public string? LosesAnswerTo { get; set; }

    /// <summary>What every call ends with, as in a program with a fault; null for none.</summary>
    public Exception? Surprise { get; set; }

    private ValueTask<T> Do<T>(Func<T> action, [CallerMemberName] string call = "")
    {
        lock (_gate)
        {
            try
            {
                return (IsBroken ? StoreRefusals.Unavailable() : Surprise) is { } failure ? ValueTask.FromException<T>(failure) : Answer(action(), call);
            }
            catch (MonitorException error)
            {
                return ValueTask.FromException<T>(error);
            }
        }
    }

    private ValueTask<T> Answer<T>(T answer, string call)
    {
        if (LosesAnswerTo != call)
        {
            return new(answer);
        }

        LosesAnswerTo = null;
        return ValueTask.FromException<T>(StoreRefusals.Unavailable());
    }

    private async ValueTask Do(Action action, [CallerMemberName] string call = "") => await Do(
        () =>
        {
            action();
            return true;
        },
        call).ConfigureAwait(false);

    private static DateTimeOffset Exact(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private sealed record WaitingAlert(long ChannelId, Transition Transition, DateTimeOffset Due, int Tries);
}
