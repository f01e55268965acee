using System.Security.Cryptography;
using CloudBridge.Identity;
using CloudBridge.Monitors.Access;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Keys;

/// <summary>Keys and sign-ins as a server has them, on a clock that a row moves.</summary>
internal sealed class KeyWorld
{
    public KeyWorld()
    {
        Challenges = new MemoryChallengeCodes(Clock);
        Keys = new KeyService(Store, Store, new KeyHasher(RandomNumberGenerator.GetBytes(KeyHasher.PepperLength)), new KeyPolicy(TimeSpan.FromDays(365)), Clock);
        Desk = new SignInService(Keys, Store, Clock);
    }

    public ManualTimeProvider Clock { get; } = new();

    public MemoryMonitorStore Store { get; } = new();

    public MemoryChallengeCodes Challenges { get; }

    public KeyService Keys { get; }

    public SignInService Desk { get; }

    /// <summary>A key of a new account.</summary>
    public async Task<IssuedKey> IssueAsync(string user, TimeSpan? lifetime = null)
    {
        var account = await Store.GetOrAddAccountAsync(user, Clock.GetUtcNow());
        return await Keys.IssueAsync(account.Id, new KeyRequest(SignInService.Scopes, Lifetime: lifetime));
    }
}
