using System.Text.Json;
using System.Text.Json.Nodes;
using CloudBridge.Scratch.Http;
using CloudBridge.Scratch.Login;

namespace CloudBridge.Scratch;

/// <summary>
/// Signs in to Scratch, once a call and without trying again; <see cref="ScratchAccount"/> does that. Safe for threads.
/// </summary>
public sealed class ScratchLogin(ScratchHttp http)
{
    private const int MaxBytes = 256 * 1024;
    private const string PageCookies = "scratchcsrftoken=a;scratchlanguage=en;";

    /// <summary>The site that sessions are for.</summary>
    public Uri Site => http.Hosts.Site;

    /// <summary>Gets a session: with a password from the site, with a session id from that alone and without a request.</summary>
    /// <exception cref="ScratchLoginException">There is none.</exception>
    public async Task<ScratchSession> SignInAsync(ScratchCredentials credentials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.SessionId is { } given)
        {
            return Session(given, null, null) ?? throw LoginFailures.NotASessionId();
        }

        var reply = await PostAsync("login/", PageCookies, Body(credentials), cancellationToken).ConfigureAwait(false);
        var (id, token) = LoginReply.Read(reply, credentials);
        return Session(id, credentials.UserName, token) ?? throw LoginFailures.Unexpected("a session id of an unknown form");
    }

    /// <summary>Asks the site about a session.</summary>
    /// <returns>What it says of the account; null when the session no longer counts.</returns>
    /// <exception cref="ScratchLoginException">The site does not say, or the account is banned.</exception>
    public async Task<ScratchAccountState?> CheckAsync(ScratchSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!ScratchHosts.IsSameOrigin(session.Site, Site))
        {
            throw new InvalidOperationException($"A session of {session.Site.Host} is not shown to {Site.Host}.");
        }

        var reply = await PostAsync("session", session.Cookie + PageCookies, json: null, cancellationToken).ConfigureAwait(false);
        return SessionReply.Read(reply, session.UserName);
    }

    private async Task<ScratchReply> PostAsync(string path, string cookie, byte[]? json, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ScratchRequest(HttpMethod.Post, new Uri(Site, path), MaxBytes) { Cookie = cookie, Json = json, IsFromPage = true };
            return await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreachableException error)
        {
            throw LoginFailures.Unreachable(Site, error);
        }
    }

    private ScratchSession? Session(string id, string? userName, string? token) =>
        SessionCookie.Read(id) is { } cookie && (cookie.UserName ?? userName) is { } user
            ? new ScratchSession(user, cookie.Id, cookie.Token ?? token, cookie.Created, Site)
            : null;

    private static byte[] Body(ScratchCredentials credentials) =>
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["username"] = credentials.UserName, ["password"] = credentials.Password });
}
