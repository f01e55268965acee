namespace CloudBridge.Monitors;

/// <summary>
/// Accounts. What a call of any of the stores has answered is durable; a store that cannot be used throws
/// <see cref="MonitorException"/> with <see cref="MonitorFault.Unavailable"/>, and then nothing has changed. Safe for threads.
/// </summary>
public interface IAccountStore
{
    /// <summary>The account of a name, made when there is none; the name is kept as first written.</summary>
    ValueTask<Account> GetOrAddAccountAsync(string name, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>The account of a name in whatever case; null when there is none.</summary>
    ValueTask<Account?> FindAccountAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The account of a number; null when there is none.</summary>
    ValueTask<Account?> FindAccountAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Remembers that its owner did something; cheap when that is known for this hour.</summary>
    ValueTask TouchAccountAsync(long id, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Deletes an account with its monitors, transitions, keys and alert channels.</summary>
    /// <returns>The numbers of its monitors, for the history; null when there is no such account.</returns>
    ValueTask<IReadOnlyList<long>?> DeleteAccountAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Names of those who have made a monitor at least once, those who made their first one last before the others.
    /// </summary>
    ValueTask<IReadOnlyList<string>> ListUsersAsync(int count, int offset, CancellationToken cancellationToken = default);

    /// <summary>Counts those who have made a monitor at least once.</summary>
    ValueTask<long> CountUsersAsync(CancellationToken cancellationToken = default);

    /// <summary>Those of them with the most followers, most first; those whose followers are not known are left out.</summary>
    ValueTask<IReadOnlyList<FamousUser>> FamousUsersAsync(int count, CancellationToken cancellationToken = default);

    /// <summary>Accounts that have monitors which are not paused, and whose owner was last seen before a time.</summary>
    ValueTask<IReadOnlyList<Account>> ListAbsentAsync(
        DateTimeOffset lastSeenBefore,
        int count,
        CancellationToken cancellationToken = default);
}
