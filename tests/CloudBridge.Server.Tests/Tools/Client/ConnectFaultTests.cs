using System.Net.Sockets;
using System.Net.WebSockets;
using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.Tests.Tools.Client;

public sealed class ConnectFaultTests
{
    private static readonly Uri Cloud = new("ws://cloud.example:9080/");

    public static TheoryData<Exception, string> Faults => new()
    {
        { Wrapped(SocketError.ConnectionRefused), "Nothing answers at ws://cloud.example:9080/: start it with `cloudbridge run`" },
        { Wrapped(SocketError.HostNotFound), "There is no machine named cloud.example." },
        { Wrapped(SocketError.NetworkUnreachable), "ws://cloud.example:9080/ cannot be joined:" },
        { new OperationCanceledException(), "ws://cloud.example:9080/ does not answer." },
        { new WebSocketException("The server returned status code '404'"), "cannot be joined: The server returned status code '404'" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_sentence_says_what_to_do(Exception error, string sentence) =>
        Assert.Contains(sentence, ConnectFault.Explain(error, Cloud), StringComparison.Ordinal);

    private static WebSocketException Wrapped(SocketError error) =>
        new("Unable to connect", new HttpRequestException("", new SocketException((int)error)));
}
