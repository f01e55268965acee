using CloudBridge.CloudServer.Runtime;
using CloudBridge.CloudServer.Scratch.Accounts;
using CloudBridge.CloudServer.Scratch.Cloud;

namespace CloudBridge.CloudServer.Scratch;

/// <summary>The state that the site, the cloud and the cloud log of one simulated Scratch share.</summary>
internal sealed class ScratchWorld
{
    private readonly TimeProvider _time;

    public ScratchWorld(ScratchProfile profile, TimeProvider time)
    {
        _time = time;
        Profile = profile;
        Clock = new ServerClock(time);
        Switches = new ScratchSwitches(profile);
        Accounts = new AccountRegistry(profile.Accounts);
        Sessions = new SessionRegistry(profile, Clock);
        Log = new CloudLog(profile.MaxLogRows, Clock);
        foreach (var account in profile.Accounts.Where(account => account.SessionId is not null))
        {
            Sessions.Add(account, account.SessionId!);
        }
    }

    public ScratchProfile Profile { get; }

    public ServerClock Clock { get; }

    public ScratchSwitches Switches { get; }

    public ScratchCounters Counters { get; } = new();

    public AccountRegistry Accounts { get; }

    public SessionRegistry Sessions { get; }

    public CloudLog Log { get; }

    /// <summary>The time of day as this Scratch sees it.</summary>
    public DateTimeOffset Now => _time.GetUtcNow() + Switches.ClockSkew;

    /// <summary>Starts a session for an account that has proven itself.</summary>
    public SiteSession SignIn(SimulatedAccount account, string address)
    {
        if (Profile.SignInEndsOtherSessions)
        {
            Sessions.EndAll(account);
        }

        return Sessions.Open(account, Accounts.IdOf(account), address, Now);
    }
}
