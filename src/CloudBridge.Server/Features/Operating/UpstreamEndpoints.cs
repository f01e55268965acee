using System.Text.Json.Serialization;
using CloudBridge.Monitors;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Operating;

/// <summary>Shows which upstreams are asked, and switches them while the server runs; for operators alone.</summary>
internal static partial class UpstreamEndpoints
{
    public const string Path = ApiPaths.Prefix + "/upstreams";

    /// <summary>Maps them.</summary>
    public static void MapUpstreams(this WebApplication app)
    {
        var upstreams = app.MapGroup(Path).AddEndpointFilter<RouteGroupBuilder, ErrorFilter>().AddEndpointFilter<RouteGroupBuilder, KnownQueryFilter>()
            .AnswersHead().RequireScope(KeyScopes.Operator).WithTags("Upstreams");
        upstreams.MapGet("", List).Describe("Which servers are asked for answers.").Produces<UpstreamListBody>();
        upstreams.MapPut("/{name}", SwitchAsync).Describe("Switches one off or on, until the server ends.")
            .Accepts<SwitchBody>("application/json").Produces<UpstreamBody>().Problems(400, 404, 409);
    }

    private static IResult List(HttpContext http, IUpstreamControl control) =>
        SnakeJson.Answer(http, new UpstreamListBody([.. control.States.Select(UpstreamBody.Of)]));

    private static async Task<IResult> SwitchAsync(string name, HttpContext http, IUpstreamControl control, ILoggerFactory logs)
    {
        var upstream = Find(name) ?? throw new ApiException(StatusCodes.Status404NotFound, Unknown(name));
        if (await SnakeJson.ReadAsync<SwitchBody>(http) is not { IsOn: { } isOn })
        {
            throw ApiException.BadValue("Send {\"is_on\": true} or {\"is_on\": false}.");
        }

        try
        {
            control.SwitchTo(upstream, isOn);
        }
        catch (InvalidOperationException error)
        {
            throw new ApiException(StatusCodes.Status409Conflict, error.Message);
        }

        Log.Switched(logs.CreateLogger(typeof(UpstreamEndpoints)), upstream, isOn ? "on" : "off", Caller.Of(http.User).Actor.Name);
        return SnakeJson.Answer(http, UpstreamBody.Of(control.States.Single(state => state.Upstream == upstream)));
    }

    private static Upstream? Find(string name) =>
        Array.Find(Enum.GetNames<Upstream>(), known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
        ? Enum.Parse<Upstream>(found)
        : null;

    private static string Unknown(string name)
    {
        var known = Enum.GetNames<Upstream>();
        return Suggestion.Nearest(name, known) is { } near
            ? $"There is no such upstream; did you mean {near}?"
            : $"There is no such upstream; there are {string.Join(", ", known)}.";
    }

    /// <summary>The state to which an upstream is switched.</summary>
    /// <param name="IsOn">Whether it is to be asked; must be there.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record SwitchBody(bool? IsOn);

    /// <summary>An upstream as it is shown.</summary>
    /// <param name="Name">Its name in the configuration.</param>
    /// <param name="IsOn">Whether it is asked.</param>
    /// <param name="IsUsual">Whether that is so by the configuration; false when it was switched since the start.</param>
    /// <param name="Hindrance">Why it cannot be switched on; null when it can.</param>
    internal sealed record UpstreamBody(string Name, bool IsOn, bool IsUsual, string? Hindrance)
    {
        public static UpstreamBody Of(UpstreamState state) => new($"{state.Upstream}", state.IsOn, state.IsUsual, state.Hindrance);
    }

    /// <summary>All upstreams as they are shown.</summary>
    internal sealed record UpstreamListBody(IReadOnlyList<UpstreamBody> Upstreams);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Upstream} was switched {State} by {User}, until the server ends")]
        public static partial void Switched(ILogger logger, Upstream upstream, string state, string user);
    }
}
