using System.Net;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Monitors.Http.Events;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Limiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>
/// Lets callers in by their access key: <c>Authorization: Bearer cbk1_…</c> or <c>X-Access-Key: cbk1_…</c>, never the
/// address. Who tries wrong keys too often has to wait, with right ones too, so that waiting tells nothing. Where no key is
/// needed none is looked at.
/// </summary>
internal sealed partial class AccessKeyHandler(
    AccessLimits limits,
    TimeProvider time,
    ILogger<AccessKeyHandler> logger) : IAuthenticationHandler
{
    public const string Scheme = "AccessKey";
    public const string Header = "X-Access-Key";

    private const string Bearer = "Bearer ";
    private const string Realm = "Bearer realm=\"CloudBridge\"";

    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(2);

    private HttpContext _context = null!;
    private Task<AuthenticateResult>? _result;
    private TimeSpan? _wait;
    private bool _isWrong;
    private bool _isUnavailable;
    private bool _isOldTicket;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync() => _result ??= CheckAsync();

    public Task ChallengeAsync(AuthenticationProperties? properties) => Refusal().ExecuteAsync(_context);

    public Task ForbidAsync(AuthenticationProperties? properties)
    {
        var scope = _context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope ?? KeyScopes.None;
        var name = string.Join(" and ", ScopeText.Of(scope));
        return AccessProblems.Of(
            StatusCodes.Status403Forbidden,
            $"This key does not allow that; the scope {name} is missing.",
            $"Use a key with the scope {name}: make one with POST /api/v1/keys, or sign in anew.").ExecuteAsync(_context);
    }

    private async Task<AuthenticateResult> CheckAsync()
    {
        if (TicketAccess.Of(_context) is { } ticket)
        {
            return await CheckTicketAsync(ticket);
        }

        if (!ApiLimits.CountsKeys(_context) || Presented(_context.Request.Headers) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        var address = ClientAddress.Of(_context);
        _wait = limits.WrongKeys.WaitOf(address);
        return _wait is null ? await CheckKeyAsync(text, address) : AuthenticateResult.Fail("Too many wrong keys.");
    }

    /// <summary>A ticket works once, and is as good as the key it was made with.</summary>
    private Task<AuthenticateResult> CheckTicketAsync(string ticket) => WithStoreAsync(async cancellationToken =>
    {
        if (_context.RequestServices.GetService<EventTickets>()?.Take(ticket) is { } caller
            && await _context.RequestServices.GetRequiredService<IKeyStore>().FindKeyAsync(caller.KeyId, cancellationToken) is { } key
            && key.IsLive(time.GetUtcNow()))
        {
            return AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme), Scheme));
        }

        _isOldTicket = true;
        return AuthenticateResult.Fail("Wrong ticket.");
    });

    private Task<AuthenticateResult> CheckKeyAsync(string text, IPAddress address) => WithStoreAsync(async cancellationToken =>
    {
        if (await _context.RequestServices.GetRequiredService<KeyService>().CheckAsync(text, cancellationToken) is { } verified)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(Principal(verified), Scheme));
        }

        _isWrong = true;
        limits.WrongKeys.Take(address);
        Log.Wrong(logger, address);
        return AuthenticateResult.Fail("Wrong key.");
    });

    /// <summary>Does what needs the store, which may fail or hang.</summary>
    private async Task<AuthenticateResult> WithStoreAsync(Func<CancellationToken, Task<AuthenticateResult>> check)
    {
        using var deadline = new CancellationTokenSource(StorePatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _context.RequestAborted);
        try
        {
            return await check(either.Token).WaitAsync(either.Token);
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.Unavailable)
        {
            return Unavailable();
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Unavailable();
        }
    }

    private AuthenticateResult Unavailable()
    {
        _isUnavailable = true;
        return AuthenticateResult.Fail("Keys cannot be checked now.");
    }

    private ProblemHttpResult Refusal()
    {
        if (_wait is { } wait)
        {
            return AccessProblems.TooOften(_context, wait, "Too many wrong keys came from your address.");
        }

        if (_isUnavailable)
        {
            return AccessProblems.Unavailable(_context, "Keys cannot be checked right now.", "Nothing is wrong with your key.");
        }

        if (_isOldTicket)
        {
            return AccessProblems.Of(
                StatusCodes.Status401Unauthorized,
                "This ticket is used, too old or none.",
                "Make a new one with POST /api/v1/events/tickets; each works once.");
        }

        _context.Response.Headers.WWWAuthenticate = _isWrong ? Realm + ", error=\"invalid_token\"" : Realm;
        return AccessProblems.Of(
            StatusCodes.Status401Unauthorized,
            _isWrong ? "This key is wrong, revoked or too old." : "This needs an access key, in a header and never in the address.",
            AccessProblems.HowToSignIn);
    }

    /// <summary>The text that was sent as a key, in whatever shape; null when none was.</summary>
    private static string? Presented(IHeaderDictionary headers)
    {
        if (headers.Authorization is [{ } authorization] && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].Trim();
        }

        return headers.TryGetValue(Header, out var keys) && !StringValues.IsNullOrEmpty(keys) ? keys.ToString() : null;
    }

    private static System.Security.Claims.ClaimsPrincipal Principal(VerifiedKey verified) => new Caller(
        new MonitorActor(verified.Account.Id, verified.Account.Name, verified.Key.Scopes.HasFlag(KeyScopes.Operator)),
        verified.Key.Scopes,
        verified.Key.KeyId,
        verified.Key.CreatedAt).ToPrincipal(Scheme);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A wrong access key came from {Address}")]
        public static partial void Wrong(ILogger logger, IPAddress address);
    }
}
