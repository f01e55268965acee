using CloudBridge.Identity;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Basics;

/// <summary>Who is asking, and how to prove it.</summary>
internal sealed class IdentityRequests
{
    [Request(
        "whoami",
        Description = "Gives your user name as the cloud's log shows it.",
        Example = "whoami",
        Answer = "a name",
        RequireAsker = AskerEvidence.LogMatched)]
    public static string WhoAmI(RequestContext context) => context.Asker.Name!;

    [Request(
        "identity.challenge",
        Description = "Gives a code for a user name. Send it as the last value of a request that needs proof; it works " +
            "once, within 5 minutes, for that user.",
        Example = "identity.challenge griffpatch",
        Answer = "a code of 19 digits")]
    public static async Task<RequestResult> ChallengeAsync(string name, IChallengeCodes codes, RequestContext context)
    {
        var user = LookupText.User(name);
        return await codes.OpenAsync(new ChallengeSubject(ChallengeSubject.RequestPurpose, context.Cloud, context.Project, user)) is { } code
            ? code
            : RequestResult.Failed("Too many codes are open in this project right now. Please try again in a few minutes.");
    }
}
