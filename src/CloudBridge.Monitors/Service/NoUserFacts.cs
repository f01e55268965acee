namespace CloudBridge.Monitors.Service;

/// <summary>Knows nobody.</summary>
internal sealed class NoUserFacts : IUserFacts
{
    public ValueTask<UserFacts> FindAsync(string name, CancellationToken cancellationToken) => new(UserFacts.Unknown);
}
