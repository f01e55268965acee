namespace CloudBridge.Monitors;

/// <summary>Finds out about users where they have their account. Safe for threads.</summary>
public interface IUserFacts
{
    /// <summary>Finds what is known of a user within a short time; never throws but for the token.</summary>
    ValueTask<UserFacts> FindAsync(string name, CancellationToken cancellationToken);
}
