using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Diagnostics;

/// <summary>Says once, for all lines that are logged until it is disposed of, which project or request they are about.</summary>
internal static class LogScopes
{
    private static readonly Func<ILogger, string, string, IDisposable?> Projects = LoggerMessage.DefineScope<string, string>("{Cloud}/{Project}");

    private static readonly Func<ILogger, string, string, string, RequestId, IDisposable?> Requests =
        LoggerMessage.DefineScope<string, string, string, RequestId>("{Cloud}/{Project} {Request} ({RequestId})");

    public static IDisposable? BeginProject(ILogger logger, string cloud, string project) => Projects(logger, cloud, project);

    /// <summary>Begins the scope of a request, for a line about it.</summary>
    public static IDisposable? BeginRequest(ILogger logger, CloudRequest request) =>
        Requests(logger, request.Origin.CloudName, request.Origin.ProjectId, request.Name, request.Id);

    /// <summary>
    /// Begins the scope of a request for all that is logged while it runs, where somebody wants to know as much: a scope that
    /// flows into the handler costs more than all else that is done around a quick one.
    /// </summary>
    public static IDisposable? BeginRun(ILogger logger, CloudRequest request) =>
        logger.IsEnabled(LogLevel.Debug) ? BeginRequest(logger, request) : null;
}
