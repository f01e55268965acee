using CloudBridge.Identity;
using CloudBridge.Monitors.Access;

namespace CloudBridge.Reliability.Rows.Keys;

/// <summary>The bridge's codes, bound as the server binds them: to a purpose, a cloud and a name.</summary>
internal sealed class ChallengeSignInCodes(MemoryChallengeCodes codes) : ISignInCodes
{
    public ValueTask<string> OpenAsync(string user) => codes.OpenAsync(SubjectOf(user));

    public async ValueTask<CodeVerdict> TryUseAsync(string code, string user)
    {
        if (await codes.FindAsync(code) is not { Purpose: "sign-in" } subject)
        {
            return CodeVerdict.NotOpen;
        }

        return subject != SubjectOf(user) ? CodeVerdict.SomebodyElses
            : await codes.TryUseAsync(code, subject) ? CodeVerdict.Accepted
            : CodeVerdict.NotOpen;
    }

    private static ChallengeSubject SubjectOf(string user) => new("sign-in", "scripted", ChallengeSubject.AnyProject, user);
}
