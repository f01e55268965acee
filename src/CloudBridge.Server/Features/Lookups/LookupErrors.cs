using CloudBridge.Hosting;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>
/// The filter around every request that looks things up elsewhere: what goes wrong there becomes a sentence, and one line
/// in the log.
/// </summary>
internal sealed partial class LookupErrors(ILogger<LookupErrors> logger)
{
    /// <summary>The filter, for a group of requests.</summary>
    public static Func<RequestHandler, RequestHandler> Filter(IServiceProvider services) =>
        new LookupErrors(services.GetRequiredService<ILogger<LookupErrors>>()).Wrap;

    private RequestHandler Wrap(RequestHandler next) => async context =>
    {
        try
        {
            return await next(context);
        }
        catch (UpstreamException error)
        {
            return Answer(context, error);
        }
        catch (ArgumentException error) when (SentenceFor(error.ParamName) is { } sentence)
        {
            Log.BadArgument(logger, error, context.Name, context.Id);
            return RequestResult.BadArgument(sentence);
        }
    };

    /// <summary>
    /// The sentence for names and numbers that nothing can have; null for any other argument, whose fault is this
    /// program's.
    /// </summary>
    private static string? SentenceFor(string? parameter) => parameter switch
    {
        "username" or "user" or "author" => "That is not a user name. It has up to 20 letters, digits, - and _",
        "id" or "project" or "studio" or "comment" or "classroom" or "topic" or "post" => "Nothing on Scratch has that number. Please check it.",
        "language" or "locale" => "That is not a language. Use its short code: en, es, de, fr, ja, pt-br, zh-cn and so on.",
        "country" => "That is not a country. Write it in English as Scratch does, such as United Kingdom.",
        _ => null,
    };

    private RequestResult Answer(RequestContext context, UpstreamException error)
    {
        var code = ErrorId.Next();
        Write(context, error, code);
        var route = context.Services.GetRequiredService<IRequestCatalog>().Find(context.Name);
        var subject = route is null ? null : LookupSubject.Of(route.Name, route.Parameters, context.Arguments);
        return LookupMessages.For(error, subject, route?.Example ?? "", code);
    }

    private void Write(RequestContext context, UpstreamException error, string code)
    {
        switch (error.Fault)
        {
            case UpstreamFault.NotFound or UpstreamFault.Private or UpstreamFault.Gone
                or UpstreamFault.NeedsSignIn or UpstreamFault.NotSupported or UpstreamFault.Off:
                Log.NoAnswer(logger, context.Name, context.Id, error.Upstream, error.Fault, code, error.Message);
                break;
            case UpstreamFault.Malformed or UpstreamFault.TooLarge or UpstreamFault.Refused:
                Log.BadAnswer(logger, error, context.Name, context.Id, error.Upstream, error.Fault, code);
                break;
            default:
                Log.NotNow(logger, context.Name, context.Id, error.Upstream, error.Fault, code, error.Message);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "Request {Name} ({Id}): {Upstream} has no answer, {Fault}, error {ErrorId}: {Reason}")]
        public static partial void NoAnswer(
            ILogger logger,
            string name,
            string id,
            Upstream upstream,
            UpstreamFault fault,
            string errorId,
            string reason);

        [LoggerMessage(
            2,
            LogLevel.Warning,
            "Request {Name} ({Id}): {Upstream} cannot answer now, {Fault}, error {ErrorId}: {Reason}")]
        public static partial void NotNow(
            ILogger logger,
            string name,
            string id,
            Upstream upstream,
            UpstreamFault fault,
            string errorId,
            string reason);

        [LoggerMessage(3, LogLevel.Error, "Request {Name} ({Id}): {Upstream} gave no usable answer, {Fault}, error {ErrorId}")]
        public static partial void BadAnswer(
            ILogger logger,
            Exception error,
            string name,
            string id,
            Upstream upstream,
            UpstreamFault fault,
            string errorId);

        [LoggerMessage(4, LogLevel.Information, "Request {Name} ({Id}) asked for what cannot be")]
        public static partial void BadArgument(ILogger logger, Exception error, string name, string id);
    }
}
