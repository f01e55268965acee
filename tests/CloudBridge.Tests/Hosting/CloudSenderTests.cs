using System.Buffers;
using CloudBridge.Hosting;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Hosting;

public sealed class CloudSenderTests
{
    private const int Senders = 3;
    private const int Each = 20_000;

    [Fact]
    public async Task However_many_messagescome_at_once_one_that_was_taken_makes_no_room_for_another()
    {
        await using var host = new BridgeHostBuilder().WithRequests(options => options.QueuedAnswers = 1).Build();
        var outbox = host.Service<BridgeRuntime>().Sessions[0].Channel.Downlink;
        var senders = Enumerable.Range(0, Senders).Select(_ => Task.Factory.StartNew(
            () => Enumerable.Range(0, Each).Select(_ => host.Sender.SendAsync("hello")).ToArray(),
            TaskCreationOptions.LongRunning)).ToArray();
        var output = new ArrayBufferWriter<byte>();
        while (!Array.TrueForAll(senders, sender => sender.IsCompleted) || !outbox.IsEmpty)
        {
            outbox.Take(output, 1, int.MaxValue);
            outbox.Confirm();
            output.ResetWrittenCount();
        }

        var messages = (await Task.WhenAll(senders)).SelectMany(sent => sent).ToArray();
        Assert.All(messages, message => Assert.True(message.IsCompleted));
        Assert.Equal(0, messages.Count(message => message.Exception?.InnerException?.Message.Contains("was dropped", StringComparison.Ordinal) == true));
        Assert.Contains(messages, message => message.IsFaulted);
    }
}
