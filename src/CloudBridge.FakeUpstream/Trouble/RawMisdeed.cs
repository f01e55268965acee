using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CloudBridge.FakeUpstream;

/// <summary>Writes answers that an honest web server refuses to write, past it and straight into the connection.</summary>
internal sealed class RawMisdeed(HttpContext context)
{
    private const int HeadersInPiece = 100;

    private PipeWriter Output => context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;

    private CancellationToken Gone => context.RequestAborted;

    public Task DoAsync(FakeFaultKind kind) => kind switch
    {
        FakeFaultKind.TooShort => AnswerAsync(
            """HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"id":142}"""),
        FakeFaultKind.TooLong => AnswerAsync(
            """HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{"id":142,"title":"PlayWithYourFace"}"""),
        FakeFaultKind.Close => CloseAsync(),
        FakeFaultKind.EndlessHeaders => HeadersAsync(),
        _ => throw new InvalidOperationException($"{kind} needs no raw connection."),
    };

    private async Task AnswerAsync(string answer)
    {
        Write(answer.Replace("\\r\\n", "\r\n", StringComparison.Ordinal));
        await Output.FlushAsync(Gone).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    private async Task HeadersAsync()
    {
        Write("HTTP/1.1 200 OK\r\n");
        var piece = string.Concat(Enumerable.Range(0, HeadersInPiece).Select(i => $"X-More-{i}: and more\r\n"));
        while (!Gone.IsCancellationRequested)
        {
            Write(piece);
            await Output.FlushAsync(Gone).ConfigureAwait(false);
        }
    }

    // The end of the pipe closes the connection after its last byte; only then may the web server write its own end, into
    // nothing.
    private async Task CloseAsync()
    {
        await Output.CompleteAsync().ConfigureAwait(false);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private void Write(string text) => Output.Write(System.Text.Encoding.ASCII.GetBytes(text));
}
