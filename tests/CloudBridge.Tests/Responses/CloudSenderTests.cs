using System.Buffers;
using System.Text;
using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Responses;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Responses;

public sealed class CloudSenderTests
{
    [Fact]
    public async Task Of_messages_that_come_at_once_no_more_are_taken_than_have_room_and_no_answer_makes_room_for_them()
    {
        await using var host = new BridgeHostBuilder().WithRequests(options => options.QueuedAnswers = 2).Build();
        var outbox = host.Service<BridgeRuntime>().Sessions[0].Link.Outbox;
        var output = new ArrayBufferWriter<byte>();
        for (var round = 0; round < 1000; round++)
        {
            var answer = new Answer(new ResponsePackets(new ResponsePayload(Encoding.ASCII.GetBytes("51"), false), RequestId.Parse("417950"), 256), 1);
            outbox.Add(answer);
            using var start = new Barrier(2);
            var messages = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    Assert.True(start.SignalAndWait(Patience.Limit));
                    return host.Sender.SendAsync("hello");
                },
                TaskCreationOptions.LongRunning)));
            Assert.True(answer.IsQueued);
            Assert.Equal(1, messages.Count(message => message.IsFaulted));
            while (outbox.Take(output, 10, int.MaxValue) > 0)
            {
                outbox.Confirm();
            }
        }
    }
}
