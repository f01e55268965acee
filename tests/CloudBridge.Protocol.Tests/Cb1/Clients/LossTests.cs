using CloudBridge.Protocol.Cb1.Clients;

namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>Requests and answers of all lengths over a line that loses, doubles and swaps values.</summary>
public class LossTests
{
    private static readonly int[] Lengths = [1, 30, 80, 81, 150, 700, 2000];

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(30)]
    public void Every_answer_comes_whole_and_right(int lostPercent)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var server = new LossyServer(seed, lostPercent);
            var answers = Talk(server, restartAt: -1);
            Assert.Equal(Lengths.Select(Down.Digits), answers);
            Assert.Equal(Lengths.Length, server.Runs);
        }
    }

    [Fact]
    public void A_restart_in_the_middle_costs_no_answer()
    {
        for (var step = 3; step < 60; step++)
        {
            Assert.Equal(Lengths.Select(Down.Digits), Talk(new LossyServer(step, 10), restartAt: step));
        }
    }

    private static List<string> Talk(LossyServer server, int restartAt)
    {
        var client = new Cb1Client(new Cb1ClientOptions { DrawNonce = () => Conversation.Nonce, Patience = TimeSpan.FromMinutes(5) });
        var answers = new SortedDictionary<long, string>();
        var output = new byte[client.MaxWriteLength];
        foreach (var length in Lengths)
        {
            client.Ask(Bytes.Of(Down.Digits(length)), default);
        }

        for (var step = 0; answers.Count < Lengths.Length; step++)
        {
            Assert.InRange(step, 0, 5000);
            var now = TimeSpan.FromSeconds(0.1 * step);
            if (step == restartAt)
            {
                server.Restart();
            }

            if (client.Write(output, now) is > 0 and var length)
            {
                server.Take(output.AsSpan(0, length));
            }

            if (server.TryNext(out var value))
            {
                client.Take(value, now);
            }

            while (client.TryTakeAnswer(out var answer))
            {
                Assert.True(answer!.HasCome);
                answers.Add(answer.Ticket, Bytes.Text(answer.Digits.Span));
            }
        }

        return [.. answers.Values];
    }
}
