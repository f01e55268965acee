using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Requests;

/// <summary>
/// The filter around every request about monitors: names count only from the right cloud, and refusals become sentences.
/// </summary>
internal sealed class MonitorGate(IServiceProvider services)
{
    /// <summary>The filter, for a group of requests.</summary>
    public static Func<RequestHandler, RequestHandler> Filter(IServiceProvider services) => new MonitorGate(services).Wrap;

    private RequestHandler Wrap(RequestHandler next) => async context =>
    {
        if (services.GetService<MonitorIdentity>() is not { } identity)
        {
            return RequestResult.Failed("This server watches no web addresses.");
        }

        if (context.Asker.Evidence >= AskerEvidence.LogMatched && !identity.Counts(context.Cloud))
        {
            return RequestResult.Failed($"Monitors belong to the users of the cloud {identity.Cloud}. Ask from a project there.");
        }

        return await AnswerAsync(next, context);
    };

    private static async ValueTask<RequestResult> AnswerAsync(RequestHandler next, RequestContext context)
    {
        try
        {
            return await next(context);
        }
        catch (MonitorException error)
        {
            return error.Fault switch
            {
                MonitorFault.NotFound => RequestResult.NotFound(error.Message),
                MonitorFault.BadValue or MonitorFault.AddressRefused => RequestResult.BadArgument(error.Message),
                _ => RequestResult.Failed(error.Message),
            };
        }
    }
}
