using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.Server.Program;
using Xunit.Abstractions;

namespace CloudBridge.Server.Tests.Hosting;

/// <summary>Very many web clients that keep their connection and say nothing more.</summary>
public sealed class IdleConnectionTests(ITestOutputHelper output)
{
    private const int Wanted = 10_000;
    private const int Fewest = 1_000;
    private const int Opening = 32;
    private const int Looks = 21;
    private const int Some = 10;

    // What this process and the server have open beside them.
    private const int Others = 2_500;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();
    private static readonly byte[] Question = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray();

    [Fact]
    public async Task Ten_thousand_that_are_idle_slow_nobody_down_and_are_served_when_they_ask_again()
    {
        var count = Math.Min(Wanted, (DescriptorLimit.Read() ?? int.MaxValue) - Others);
        output.WriteLine($"{count} connections; {Wanted} are wanted, and the system allows this process {DescriptorLimit.Read()} files and sockets.");
        Assert.True(count >= Fewest, $"There is room for {count} connections, which proves nothing. {DescriptorLimit.HowToRaise}");
        await using var server = new ServerProcess("run", "--Http:Port=0", "--CloudServer:Port=0", $"--Http:MaxConnections={count + Opening}");
        var (web, _) = await server.WhenServingAsync();
        var idle = new Socket[count];
        try
        {
            var few = new ParallelOptions { MaxDegreeOfParallelism = Opening };
            await Parallel.ForAsync(0, count, few, async (number, _) => idle[number] = await ConnectAsync(web));

            var times = new List<TimeSpan>();
            for (var look = 0; look < Looks; look++)
            {
                times.Add(await LiveAsync(web));
            }

            var median = times.Order().ElementAt(Looks / 2);
            output.WriteLine($"/livez took {median.TotalMilliseconds:F1} ms as a rule and {times.Max().TotalMilliseconds:F1} ms at most.");
            Assert.InRange(median, TimeSpan.Zero, Quick);
            await Parallel.ForAsync(0, count / Some, async (number, _) => await AskAsync(idle[number * Some]));
        }
        finally
        {
            Array.ForEach(idle, socket => socket?.Dispose());
        }
    }

    private static async Task<Socket> ConnectAsync(Uri web)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, web.Port);
        await AskAsync(socket);
        return socket;
    }

    private static async Task AskAsync(Socket socket)
    {
        var answer = new byte[1_024];
        await socket.SendAsync(Question);
        var length = 0;
        while (!answer.AsSpan(0, length).EndsWith(LastChunk))
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length)).AsTask().WaitAsync(Limits.Patience);
            Assert.NotEqual(0, read);
            length += read;
        }

        Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
    }

    /// <summary>How long a client takes that has no connection yet.</summary>
    private static async Task<TimeSpan> LiveAsync(Uri web)
    {
        var started = Stopwatch.GetTimestamp();
        using var socket = await ConnectAsync(web);
        return Stopwatch.GetElapsedTime(started);
    }
}
