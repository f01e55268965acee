namespace CloudBridge.Server.Tests.Http.Monitors;

/// <summary>Codes that nobody can show.</summary>
internal sealed class OneCode : IChallengeCodes
{
    public ValueTask<string> OpenAsync(ChallengeSubject subject) => new("1234567890123456789");

    public ValueTask<ChallengeSubject?> FindAsync(string code) => new((ChallengeSubject?)null);

    public ValueTask<bool> TryUseAsync(string code, ChallengeSubject subject) => new(false);
}
