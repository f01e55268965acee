using System.Text;
using CloudBridge.Protocol.Cb1.Values;
using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>Values that no honest client writes.</summary>
public sealed class HostileValueTests
{
    [Theory]
    [InlineData("12", "0001")]
    [InlineData("15", "0701")]
    public async Task Gaps_without_end_are_damaged(string head, string fields)
    {
        await using var room = new RoomDriver();
        room.Hello(Ann);
        var before = room.Events.Count;
        var value = Encoding.ASCII.GetBytes(head + Ann + fields + string.Concat(Enumerable.Repeat("000999", 1_000_000)) + "00");
        CheckDigits.Write(value);

        Assert.False(room.Receive(value));
        Assert.Equal(before, room.Events.Count);
    }
}
