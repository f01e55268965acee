using System.Buffers.Text;
using System.Security.Cryptography;
using CloudBridge.Server.Access;

namespace CloudBridge.Server.Http.Monitors.Events;

/// <summary>
/// Tickets with which a browser's <c>EventSource</c>, which can send no key, opens one stream of events each. They live a minute, work once,
/// and are kept nowhere but here. Safe for threads.
/// </summary>
internal sealed class EventTickets(TimeProvider time)
{
    /// <summary>How many there are at most; then nobody gets another until some have ended.</summary>
    public const int Most = 10_000;

    /// <summary>How long one lives.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private const int RandomBytes = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Caller Caller, long MadeAt)> _tickets = new(StringComparer.Ordinal);

    /// <summary>A ticket of a caller; null when there are too many.</summary>
    public string? TryIssue(Caller caller)
    {
        lock (_gate)
        {
            foreach (var (old, _) in _tickets.Where(ticket => !IsLive(ticket.Value.MadeAt)).ToArray())
            {
                _tickets.Remove(old);
            }

            if (_tickets.Count >= Most)
            {
                return null;
            }

            var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
            _tickets.Add(text, (caller, time.GetTimestamp()));
            return text;
        }
    }

    /// <summary>Whose ticket it is, and makes it worthless; null when it is none any more.</summary>
    public Caller? Take(string ticket)
    {
        lock (_gate)
        {
            return _tickets.Remove(ticket, out var known) && IsLive(known.MadeAt) ? known.Caller : null;
        }
    }

    private bool IsLive(long madeAt) => time.GetElapsedTime(madeAt) < Life;
}
