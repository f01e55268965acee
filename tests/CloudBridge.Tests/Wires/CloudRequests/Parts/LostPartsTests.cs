using System.Text;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Wires.CloudRequests;
using CloudBridge.Wires.CloudRequests.Parts;

namespace CloudBridge.Tests.Wires.CloudRequests.Parts;

public sealed class LostPartsTests
{
    private readonly OutgoingAnswer _answer = new(
        new ResponsePackets(new ResponsePayload(Encoding.ASCII.GetBytes(new string('2', 100_000)), false), RequestId.Parse("417950"), 256), 1);

    private readonly LostParts _lost = new();

    [Fact]
    public void A_part_waits_once_however_often_it_is_asked_for()
    {
        Assert.True(_lost.Add(new(_answer, 7)));
        Assert.False(_lost.Add(new(_answer, 7)));
        Assert.Equal(1, _lost.Count);
    }

    [Fact]
    public void No_more_than_256_wait()
    {
        for (var number = 1; number <= 256; number++)
        {
            Assert.True(_lost.Add(new(_answer, number)));
        }

        Assert.False(_lost.Add(new(_answer, 257)));
        Assert.Equal(256, _lost.Count);
    }

    [Fact]
    public void A_part_that_is_still_to_leave_is_not_lost()
    {
        (_answer.IsQueued, _answer.NextStep) = (true, 3);

        Assert.True(_lost.Add(new(_answer, 2)));
        Assert.False(_lost.Add(new(_answer, 3)));
        Assert.True(_lost.Add(new(_answer, _answer.Count - 1)));
        Assert.False(_lost.Add(new(_answer, _answer.Count)));
    }
}
