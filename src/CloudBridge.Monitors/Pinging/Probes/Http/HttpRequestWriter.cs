using System.Buffers;
using System.Text;
using CloudBridge.Monitors.Egress;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Writes the request of a check: as little as servers understand, and nothing that identifies a user.</summary>
internal sealed class HttpRequestWriter
{
    /// <summary>The longest request there may be, in bytes.</summary>
    public const int MaxBytes = MaxPathLength + ProbeCookies.MaxLength + (2 * 1024);

    private const int MaxPathLength = 8 * 1024;
    private static readonly SearchValues<char> Visible = SearchValues.Create(Enumerable.Range('!', '~' - '!' + 1).Select(code =>
        (char)code).ToArray());
    private readonly string _headers;

    /// <param name="userAgent">Visible ASCII and spaces.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public HttpRequestWriter(string userAgent)
    {
        if (userAgent.Split(' ').Any(word => word.AsSpan().ContainsAnyExcept(Visible)))
        {
            throw new ArgumentException("The user agent must be visible ASCII.", nameof(userAgent));
        }

        _headers = $"\r\nUser-Agent: {userAgent}\r\nAccept: */*\r\nConnection: close\r\n";
    }

    /// <summary>Writes a request into a buffer that has room for <see cref="MaxBytes"/>; returns its length.</summary>
    /// <param name="method">How it asks.</param>
    /// <param name="url">Whom.</param>
    /// <param name="cookies">The cookies, as <see cref="ProbeCookies"/> gives them; empty for none.</param>
    /// <param name="buffer">Where it goes.</param>
    /// <exception cref="ProbeFailedException">The address is too long, or has characters in it that would break the
    /// request.</exception>
    public int Write(CheckMethod method, EgressUrl url, string cookies, Span<byte> buffer)
    {
        var host = url.HostHeader;
        if (url.PathAndQuery.Length > MaxPathLength || url.PathAndQuery.AsSpan().ContainsAnyExcept(Visible) || host.AsSpan().ContainsAnyExcept(Visible))
        {
            throw new ProbeFailedException(CheckOutcome.Refused);
        }

        var at = Add(buffer, 0, NameOf(method));
        at = Add(buffer, at, url.PathAndQuery);
        at = Add(buffer, at, " HTTP/1.1\r\nHost: ");
        at = Add(buffer, at, host);
        at = Add(buffer, at, _headers);
        if (cookies.Length > 0)
        {
            at = Add(buffer, Add(buffer, Add(buffer, at, "Cookie: "), cookies), "\r\n");
        }

        return Add(buffer, at, method == CheckMethod.Post ? "Content-Length: 0\r\n\r\n" : "\r\n");
    }

    private static string NameOf(CheckMethod method) => method switch
    {
        CheckMethod.Head => "HEAD ",
        CheckMethod.Post => "POST ",
        _ => "GET ",
    };

    private static int Add(Span<byte> buffer, int at, string text) => at + Encoding.ASCII.GetBytes(text, buffer[at..]);
}
