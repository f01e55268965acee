using CloudBridge.Diagnostics;

namespace CloudBridge.Identity;

/// <summary>Lets a request through when the cloud log shows who sent it.</summary>
internal sealed class LogAskerFilter(AskerResolvers resolvers, BridgeMetrics metrics)
{
    public RequestHandler Wrap(RequestHandler next) => context =>
    {
        if (resolvers.Find(context.Cloud, context.Project) is not { } resolver)
        {
            metrics.Identified("unsupported");
            return new(RequestResult.Failed(AskerTexts.NoLog));
        }

        return MatchAsync(context, resolver, next);
    };

    private async ValueTask<RequestResult> MatchAsync(RequestContext context, AskerResolver resolver, RequestHandler next)
    {
        var finding = context.Request.Clue is { } clue
            ? await resolver.MatchAsync(clue, AskerPatience.Of(context)).ConfigureAwait(false)
            : new AskerFinding(AskerVerdict.Unproven);
        metrics.Identified(AskerOutcomes.Of(finding.Verdict));
        if (finding.Verdict != AskerVerdict.Named)
        {
            return RequestResult.Failed(AskerTexts.NotSure(finding.Verdict));
        }

        // One reading lets many requests through, and no handler may hold up the next.
        await Task.Yield();
        return await next(context.With(new Asker(finding.Name, AskerEvidence.LogMatched), context.Values)).ConfigureAwait(false);
    }
}
