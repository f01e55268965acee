using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.Server.Http.Problems;

/// <summary>Turns what goes wrong in an endpoint into a problem; what nobody foresaw becomes a number in the log.</summary>
internal sealed partial class ErrorFilter(ILogger<ErrorFilter> logger) : IEndpointFilter
{
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(5);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Empty;
        }
        catch (ApiException error)
        {
            return ProblemAnswer.Of(http, error.Status, error.Message, error.RetryAfter);
        }
        catch (MonitorException error)
        {
            return ProblemAnswer.Of(http, ProblemKind.StatusOf(error.Fault), error.Message, error.Fault == MonitorFault.Unavailable ? StorePause : null);
        }
        catch (EgressRefusedException error)
        {
            return ProblemAnswer.Of(http, StatusCodes.Status422UnprocessableEntity, error.Message);
        }
        catch (BadHttpRequestException error)
        {
            return ProblemAnswer.Of(http, error.StatusCode);
        }
        catch (Exception error)
        {
            Log.Failed(logger, http.TraceIdentifier, http.Request.Method, http.GetEndpoint()?.DisplayName, error);
            return ProblemAnswer.Of(
                http,
                StatusCodes.Status500InternalServerError,
                $"Try again; if it stays, tell whoever runs this server the number {http.TraceIdentifier}.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "API request {Number} failed: {Method} {Endpoint}")]
        public static partial void Failed(ILogger logger, string number, string method, string? endpoint, Exception error);
    }
}
