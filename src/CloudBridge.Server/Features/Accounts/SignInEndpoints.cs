using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Limiting;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>Signing in without a password: begin here, show the code in the cloud, fetch the key here.</summary>
internal sealed partial class SignInEndpoints(
    SignInService desk,
    AccessLimits limits,
    MonitorIdentity identity,
    ILogger<SignInEndpoints> logger)
{
    public const string Confirm = "auth.confirm";

    private const int MaxNameLength = 20;
    private const int PollSeconds = 3;

    public static void Map(RouteGroupBuilder auth)
    {
        auth.MapPost("/start", (HttpContext context, SignInEndpoints endpoints) => endpoints.StartAsync(context))
            .WithName("StartSignIn").WithSummary("Begins a sign-in: answers a code to show in the cloud, and a token to fetch the key with.")
            .Accepts<StartBody>("application/json").Produces<StartedBody>().ProducesProblem(400).ProducesProblem(429).ProducesProblem(501);
        auth.MapPost("/poll", (HttpContext context, SignInEndpoints endpoints) => endpoints.PollAsync(context))
            .WithName("PollSignIn").WithSummary("Answers the key once the code was shown; exactly once.")
            .Accepts<PollBody>("application/json").Produces<IssuedKeyBody>().Produces<PendingBody>(202).ProducesProblem(410).ProducesProblem(429);
    }

    private async Task<IResult> StartAsync(HttpContext context)
    {
        var address = ClientAddress.Of(context);
        if (limits.Starts.Take(address) is { } wait)
        {
            return AccessProblems.TooOften(context, wait, "Too many sign-ins were begun from your address.");
        }

        if (identity is not { Cloud: { } cloud, Project: { } project })
        {
            return AccessProblems.Of(
                501,
                "This server has no cloud whose log tells who you are, so nobody can sign in.",
                "Ask whoever runs it for a key; the command is 'cloudbridge key create NAME'.");
        }

        if (await SnakeJson.ReadAsync<StartBody>(context) is not { User: { } user } || !IsName(user))
        {
            return AccessProblems.Of(
                400,
                "The name of a Scratch account is missing; it has 1 to 20 letters, digits, '-' and '_'.",
                "Send {\"user\": \"your Scratch name\"} as JSON.");
        }

        if (await desk.StartAsync(user, address.ToString()) is not { } started)
        {
            return AccessProblems.TooOften(context, TimeSpan.FromMinutes(1), "More sign-ins wait for their code right now than this server keeps.");
        }

        return SnakeJson.Answer(context, new StartedBody(started.Code, started.PollToken, started.ExpiresAt, How(started.Code, user, cloud, project)));
    }

    private async Task<IResult> PollAsync(HttpContext context)
    {
        var address = ClientAddress.Of(context);
        if ((limits.WrongTokens.WaitOf(address) ?? limits.Polls.Take(address)) is { } wait)
        {
            return AccessProblems.TooOften(context, wait, "Your address has asked too often.");
        }

        try
        {
            var body = await SnakeJson.ReadAsync<PollBody>(context);
            return Answer(context, await desk.PollAsync(body?.PollToken, context.RequestAborted));
        }
        catch (MonitorException error)
        {
            return AccessProblems.Of(context, error);
        }
    }

    private IResult Answer(HttpContext context, SignInPoll poll)
    {
        switch (poll.State)
        {
            case SignInState.Done:
                Log.SignedIn(logger, poll.Account!.Name, poll.Key!.Stored.KeyId);
                return SnakeJson.Answer(context, IssuedKeyBody.Of(poll.Key, poll.Account.Name));
            case SignInState.Pending:
                context.Response.Headers.RetryAfter = PollSeconds.ToString(CultureInfo.InvariantCulture);
                return SnakeJson.Answer(context, new PendingBody("pending", poll.ExpiresAt), StatusCodes.Status202Accepted);
            default:
                limits.WrongTokens.Take(ClientAddress.Of(context));
                return AccessProblems.Of(
                    StatusCodes.Status410Gone,
                    "There is no such sign-in: it is too old, had to make room for others begun from the same address, or its key was fetched already.",
                    "Begin anew with POST /api/v1/auth/start.");
        }
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static string How(string code, string user, string cloud, string project) =>
        $"Signed in to {cloud} as {user}, open project {project} within 5 minutes and send the request '{Confirm} {code}'. "
        + "Then POST the poll_token to /api/v1/auth/poll. Never send a code that you did not ask for yourself.";

    /// <summary>Begins a sign-in.</summary>
    /// <param name="User">The name of the Scratch account.</param>
    internal sealed record StartBody(string? User);

    /// <summary>A sign-in that has begun.</summary>
    /// <param name="Code">19 digits to show in the cloud; everybody may see them.</param>
    /// <param name="PollToken">What the key is fetched with; a secret.</param>
    /// <param name="ExpiresAt">Until when the code counts.</param>
    /// <param name="How">What to do, in a sentence.</param>
    internal sealed record StartedBody(string Code, string PollToken, DateTimeOffset ExpiresAt, string How)
    {
        /// <summary>The code alone, so that no log shows the token.</summary>
        public override string ToString() => Code;
    }

    /// <summary>Asks whether a sign-in is done.</summary>
    /// <param name="PollToken">The token it began with.</param>
    internal sealed record PollBody(string? PollToken)
    {
        /// <summary>Nothing, so that no log shows the token.</summary>
        public override string ToString() => "";
    }

    /// <summary>A sign-in that waits for its code.</summary>
    /// <param name="Status">Always <c>pending</c>.</param>
    /// <param name="ExpiresAt">Until when it waits.</param>
    internal sealed record PendingBody(string Status, DateTimeOffset ExpiresAt);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{User} has signed in; key {KeyId}")]
        public static partial void SignedIn(ILogger logger, string user, string keyId);
    }
}
