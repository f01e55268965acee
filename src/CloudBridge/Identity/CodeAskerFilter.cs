using CloudBridge.Diagnostics;

namespace CloudBridge.Identity;

/// <summary>
/// Lets a request through whose last argument is an open code, when the log shows it under the name the code was made for.
/// </summary>
internal sealed class CodeAskerFilter(AskerResolvers resolvers, IChallengeCodes codes, BridgeMetrics metrics)
{
    public RequestHandler Wrap(RequestHandler next) => context =>
    {
        if (resolvers.Find(context.Cloud, context.Project) is not { } resolver)
        {
            metrics.Identified("unsupported");
            return new(RequestResult.Failed(AskerTexts.NoLog));
        }

        if (context.Values is not [.., { Length: > 0 } code])
        {
            metrics.Identified("refused");
            return new(RequestResult.BadArgument("The code is missing; ask \"identity.challenge\" with your name "
                + $"for one. Use: {context.Request.Route!.Usage}"));
        }

        return ProveAsync(context, resolver, code, next);
    };

    private async ValueTask<RequestResult> ProveAsync(
        RequestContext context,
        AskerResolver resolver,
        string code,
        RequestHandler next)
    {
        if (context.Request.Clue is not { } clue || await codes.FindAsync(code).ConfigureAwait(false) is not { } subject || !IsFor(subject, context))
        {
            return Refuse("refused", AskerTexts.CodeNotOpen);
        }

        var finding = await resolver.ProveAsync(clue, subject.Name, AskerPatience.Of(context)).ConfigureAwait(false);
        if (finding.Verdict != AskerVerdict.Named)
        {
            metrics.Identified(AskerOutcomes.Of(finding.Verdict));
            return RequestResult.Failed(finding.Verdict == AskerVerdict.Unproven ? AskerTexts.CodeNotShown : AskerTexts.NotSure(finding.Verdict));
        }

        if (!await codes.TryUseAsync(code, subject).ConfigureAwait(false))
        {
            return Refuse("refused", AskerTexts.CodeNotOpen);
        }

        metrics.Identified("proven");
        await Task.Yield();
        return await next(context.With(new Asker(finding.Name, AskerEvidence.Proven), context.Values[..^1])).ConfigureAwait(false);
    }

    private static bool IsFor(ChallengeSubject subject, RequestContext context) =>
        subject.Purpose == ChallengeSubject.RequestPurpose
        && string.Equals(subject.Cloud, context.Cloud, StringComparison.OrdinalIgnoreCase)
        && subject.Project == context.Project;

    private RequestResult Refuse(string outcome, string sentence)
    {
        metrics.Identified(outcome);
        return RequestResult.Failed(sentence);
    }
}
