using System.Net;
using System.Text;
using CloudBridge.TestKit;

namespace CloudBridge.Scratch.Tests.Upstreams;

/// <summary>Stands in for the network: it answers as a test tells it to, and keeps every question.</summary>
internal sealed class ScriptedUpstream : HttpMessageHandler
{
    public SignalLog<HttpRequestMessage> Requests { get; } = new();

    /// <summary>What is answered; an object of JSON unless replaced.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(Json("""{"id":1}"""));

    public int Count => Requests.Items.Count;

    public static HttpResponseMessage Json(string body, int status = 200) => Reply(status, "application/json", body);

    public static HttpResponseMessage Reply(int status, string mediaType, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    /// <summary>An error that asks to be left alone for a time.</summary>
    public static HttpResponseMessage Later(int status, string retryAfter)
    {
        var reply = Json("{}", status);
        reply.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return reply;
    }

    public void Always(Func<HttpResponseMessage> reply) => Answer = (_, _) => Task.FromResult(reply());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Answer(request, cancellationToken);
    }
}
