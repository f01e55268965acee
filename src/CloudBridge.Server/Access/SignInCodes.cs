using CloudBridge.Monitors.Access;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Access;

/// <summary>Codes for signing in: for one user, on the identity cloud, in whichever of its projects.</summary>
internal sealed class SignInCodes(IChallengeCodes codes, ServerOptions options) : ISignInCodes
{
    public const string Purpose = "sign-in";

    public ValueTask<string> OpenAsync(string user) => codes.OpenAsync(SubjectOf(user));

    public async ValueTask<CodeVerdict> TryUseAsync(string code, string user)
    {
        if (await codes.FindAsync(code) is not { Purpose: Purpose } subject)
        {
            return CodeVerdict.NotOpen;
        }

        var own = SubjectOf(user);
        return subject != own ? CodeVerdict.SomebodyElses
            : await codes.TryUseAsync(code, own) ? CodeVerdict.Accepted
            : CodeVerdict.NotOpen;
    }

    private ChallengeSubject SubjectOf(string user) => new(Purpose, IdentityCloud.Of(options)?.Name ?? "", ChallengeSubject.AnyProject, user);
}
