namespace CloudBridge.Identity;

/// <summary>
/// Single-use codes by which a person shows that an account is theirs: the code is made for a name, and
/// counts when the cloud log shows it under that name. Safe for threads.
/// </summary>
public interface IChallengeCodes
{
    /// <summary>
    /// Makes a code that is open for 5 minutes, or gives the subject's open one again, for 5 minutes from now. No other
    /// becomes void by it.
    /// </summary>
    /// <returns>19 decimal digits, more than 60 random bits, without a leading zero; null when too many are open.</returns>
    ValueTask<string?> OpenAsync(ChallengeSubject subject);

    /// <summary>Whom an open code is for; null when it was never made, has been used or is too old.</summary>
    ValueTask<ChallengeSubject?> FindAsync(string code);

    /// <summary>Uses a code up; false when it is not open for that subject. Of several calls at once one succeeds.</summary>
    ValueTask<bool> TryUseAsync(string code, ChallengeSubject subject);
}
