using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Monitors.Http.Events;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>One's own keys: list, create, revoke.</summary>
internal sealed partial class KeyEndpoints(KeyService keys, EventStreams streams, TimeProvider time, ILogger<KeyEndpoints> logger)
{
    private const int MaxDays = 3660;

    public static void Map(RouteGroupBuilder keys)
    {
        keys.RequireScope(KeyScopes.Account).AnswersHead();
        keys.MapGet("", (HttpContext context, KeyEndpoints endpoints) => endpoints.ListAsync(context))
            .WithName("ListKeys").WithSummary("Lists your keys, newest first, without what would let anybody use one.").Produces<KeyListBody>();
        keys.MapPost("", (HttpContext context, KeyEndpoints endpoints) => endpoints.CreateAsync(context))
            .WithName("CreateKey").WithSummary("Makes a key and shows it, this once. Two may work at a time.")
            .Accepts<NewKeyBody>("application/json").Produces<IssuedKeyBody>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        keys.MapDelete("/{id}", (string id, HttpContext context, KeyEndpoints endpoints) => endpoints.RevokeAsync(id, context))
            .WithName("RevokeKey").WithSummary("Makes a key worthless at once.").Produces(204).ProducesProblem(404);
    }

    private Task<IResult> ListAsync(HttpContext context) => TryAsync(context, async () =>
    {
        var all = await keys.ListAsync(Caller.Of(context.User).Actor.AccountId, context.RequestAborted);
        return SnakeJson.Answer(context, new KeyListBody([.. all.Select(key => KeyBody.Of(key, time.GetUtcNow()))]));
    });

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var caller = Caller.Of(context.User);
        if (await SnakeJson.ReadAsync<NewKeyBody>(context) is not { } body
            || ScopeText.Parse(body.Scopes ?? ["read"]) is not { } scopes
            || body.Days is < 1 or > MaxDays)
        {
            return AccessProblems.Of(
                400,
                "What the key is to be cannot be read.",
                "Send {\"name\": \"phone\", \"scopes\": [\"read\", \"write\", \"account\"], \"days\": 90} as JSON; all of it may be left out.");
        }

        if (scopes.HasFlag(KeyScopes.Operator) || (scopes & ~caller.Scopes) != 0)
        {
            return AccessProblems.Of(
                403,
                "A key cannot give more than it has, and never the scope operator.",
                $"Ask for some of: {string.Join(", ", ScopeText.Of(caller.Scopes & ~KeyScopes.Operator))}.");
        }

        var days = body.Days is { } count ? TimeSpan.FromDays(count) : (TimeSpan?)null;
        return await TryAsync(context, async () =>
        {
            var issued = await keys.IssueAsync(caller.Actor.AccountId, new KeyRequest(scopes, body.Name ?? "", days), context.RequestAborted);
            Log.Created(logger, issued.Stored.KeyId, caller.Actor.Name);
            context.Response.Headers.Location = $"/api/v1/keys/{issued.Stored.KeyId}";
            return SnakeJson.Answer(context, IssuedKeyBody.Of(issued, caller.Actor.Name), StatusCodes.Status201Created);
        });
    }

    private Task<IResult> RevokeAsync(string id, HttpContext context) => TryAsync(context, async () =>
    {
        var caller = Caller.Of(context.User);
        if (!await keys.RevokeAsync(caller.Actor.AccountId, id, context.RequestAborted))
        {
            return AccessProblems.Of(404, "You have no such key that works.", "List your keys with GET /api/v1/keys.");
        }

        streams.End(caller.Actor.AccountId, id);
        Log.Revoked(logger, id, caller.Actor.Name);
        return TypedResults.NoContent();
    });

    private static async Task<IResult> TryAsync(HttpContext context, Func<Task<IResult>> action)
    {
        try
        {
            return await action();
        }
        catch (MonitorException error)
        {
            return AccessProblems.Of(context, error);
        }
    }

    /// <summary>Asks for a key.</summary>
    /// <param name="Name">What its owner calls it.</param>
    /// <param name="Scopes">Some of <c>read</c>, <c>write</c>, <c>account</c>; <c>read</c> when left out.</param>
    /// <param name="Days">How long it lives; as long as possible when left out.</param>
    internal sealed record NewKeyBody(string? Name, IReadOnlyList<string?>? Scopes, int? Days);

    /// <summary>The keys of an account, newest first.</summary>
    internal sealed record KeyListBody(IReadOnlyList<KeyBody> Keys);

    /// <summary>A key as it is listed.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Name">What its owner calls it.</param>
    /// <param name="Scopes">What it allows.</param>
    /// <param name="IsLive">Whether it works.</param>
    /// <param name="CreatedAt">When it was made.</param>
    /// <param name="ExpiresAt">When it ends by itself.</param>
    /// <param name="RevokedAt">When it was revoked; null when it was not.</param>
    /// <param name="LastUsedOn">The day of its last use; null when it was never used.</param>
    internal sealed record KeyBody(
        string Id,
        string Name,
        IReadOnlyList<string> Scopes,
        bool IsLive,
        DateTimeOffset CreatedAt,
        DateTimeOffset? ExpiresAt,
        DateTimeOffset? RevokedAt,
        DateOnly? LastUsedOn)
    {
        public static KeyBody Of(StoredKey key, DateTimeOffset now) =>
            new(key.KeyId, key.Name, ScopeText.Of(key.Scopes), key.IsLive(now), key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedOn);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Key {KeyId} was made for {User}")]
        public static partial void Created(ILogger logger, string keyId, string user);

        [LoggerMessage(2, LogLevel.Information, "Key {KeyId} of {User} was revoked")]
        public static partial void Revoked(ILogger logger, string keyId, string user);
    }
}
