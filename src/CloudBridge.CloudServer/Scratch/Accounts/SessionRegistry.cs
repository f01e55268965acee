using System.Security.Cryptography;
using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Scratch.Accounts;

/// <summary>The live sessions by their ids. Beyond a thousand the oldest ends.</summary>
internal sealed class SessionRegistry(ScratchProfile profile, ServerClock clock)
{
    private const int MaxSessions = 1_000;
    private readonly Lock _gate = new();
    private readonly SessionIdWriter _ids = new(profile.CompressesSessionIds);
    private readonly OrderedDictionary<string, SiteSession> _sessions = new(StringComparer.Ordinal);

    /// <summary>Starts a session with a new id.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="accountId">The account's number.</param>
    /// <param name="address">Where the login came from.</param>
    /// <param name="now">When, on the server's clock.</param>
    public SiteSession Open(SimulatedAccount account, int accountId, string address, DateTimeOffset now)
    {
        var token = NewToken();
        return Keep(account, _ids.Write(account.Name, accountId, token, address, now), token);
    }

    /// <summary>Starts a session with an id that is given.</summary>
    public void Add(SimulatedAccount account, string id) => Keep(account, id, NewToken());

    /// <summary>The live session of that id; null when there is none.</summary>
    public SiteSession? Find(string id)
    {
        lock (_gate)
        {
            if (!_sessions.TryGetValue(id, out var session) || session.EndsAt > clock.Now)
            {
                return session;
            }

            _sessions.Remove(id);
            return null;
        }
    }

    public void End(string id)
    {
        lock (_gate)
        {
            _sessions.Remove(id);
        }
    }

    /// <summary>Ends every session.</summary>
    public void EndAll()
    {
        lock (_gate)
        {
            _sessions.Clear();
        }
    }

    /// <summary>Ends every session of an account.</summary>
    public void EndAll(SimulatedAccount account)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values.Where(session => session.Account == account).ToArray())
            {
                _sessions.Remove(session.Id);
            }
        }
    }

    private SiteSession Keep(SimulatedAccount account, string id, string token)
    {
        var session = new SiteSession(account, id, token, clock.Now + ServerClock.Microseconds(profile.SessionLifetime));
        lock (_gate)
        {
            _sessions[id] = session;
            if (_sessions.Count > MaxSessions)
            {
                _sessions.RemoveAt(0);
            }
        }

        return session;
    }

    private static string NewToken() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
