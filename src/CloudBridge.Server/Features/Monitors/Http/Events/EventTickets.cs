using System.Buffers.Text;
using System.Security.Cryptography;
using CloudBridge.Server.Http.Access;

namespace CloudBridge.Server.Features.Monitors.Http.Events;

/// <summary>
/// Tickets with which a browser's <c>EventSource</c>, which can send no key, opens one stream of events each. They live a
/// minute, work once, and are kept nowhere but here. Safe for threads.
/// </summary>
internal sealed class EventTickets(TimeProvider time)
{
    /// <summary>The most that there are; then nobody gets another until some have ended.</summary>
    public const int Most = 10_000;

    /// <summary>The most of these that an account may have, whatever keys it has.</summary>
    public const int MostPerAccount = 100;

    /// <summary>The lifetime of one.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    // By this it is known, and hidden, in a log.
    private const string Beginning = "cbt1_";
    private const int RandomBytes = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Caller Caller, long MadeAt)> _tickets = new(StringComparer.Ordinal);

    /// <summary>A ticket of a caller; null when there are too many, of the account or in all.</summary>
    public string? TryIssue(Caller caller)
    {
        lock (_gate)
        {
            foreach (var (old, _) in _tickets.Where(ticket => !IsLive(ticket.Value.MadeAt)).ToArray())
            {
                _tickets.Remove(old);
            }

            if (_tickets.Count >= Most || _tickets.Values.Count(ticket => ticket.Caller.Actor.AccountId == caller.Actor.AccountId) >= MostPerAccount)
            {
                return null;
            }

            var text = Beginning + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
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
