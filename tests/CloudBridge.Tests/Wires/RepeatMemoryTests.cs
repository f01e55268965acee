using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using CloudBridge.Wires;

namespace CloudBridge.Tests.Wires;

public class RepeatMemoryTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void What_was_never_added_is_unknown() => Assert.False(Memory().TryGet(Key(1), out _));

    [Fact]
    public void What_was_added_is_known_with_its_time()
    {
        var memory = Memory();
        memory.Add(Key(1), request: 77);
        var then = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(memory.TryGet(Key(1), out var taken));
        Assert.Equal(new TakenPacket(then, 77), taken);
    }

    [Fact]
    public void After_its_lifetime_it_is_unknown()
    {
        var memory = Memory();
        memory.Add(Key(1));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(memory.TryGet(Key(1), out _));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(memory.TryGet(Key(1), out _));
    }

    [Fact]
    public void Added_again_it_lives_again()
    {
        var memory = Memory();
        memory.Add(Key(1));
        _clock.Advance(TimeSpan.FromSeconds(40));
        memory.Add(Key(1));
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.True(memory.TryGet(Key(1), out _));
    }

    [Fact]
    public void The_oldest_makes_room()
    {
        var memory = Memory(capacity: 3);
        foreach (var hash in new ulong[] { 1, 2, 3, 4 })
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            memory.Add(Key(hash));
        }

        Assert.Equal([false, true, true, true], new ulong[] { 1, 2, 3, 4 }.Select(hash => memory.TryGet(Key(hash), out _)));
    }

    [Fact]
    public void Equal_digits_of_other_requests_are_told_apart()
    {
        var memory = Memory();
        memory.Add(new PacketKey(RequestId.Parse("10"), 7));
        Assert.False(memory.TryGet(new PacketKey(RequestId.Parse("20"), 7), out _));
    }

    [Fact]
    public void Equal_digits_are_told_apart_when_one_is_the_last_part()
    {
        Assert.True(RequestPacket.TryParse("-5137.417950"u8, out var part));
        Assert.True(RequestPacket.TryParse("5137.417950"u8, out var last));
        Assert.NotEqual(PacketKey.Of(part), PacketKey.Of(last));
    }

    [Fact]
    public void Packets_that_differ_in_one_digit_differ()
    {
        var keys = new HashSet<PacketKey>();
        for (var place = 0; place < 245; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var value = new string('5', place) + digit + new string('5', 244 - place);
                Assert.True(RequestPacket.TryParse(System.Text.Encoding.ASCII.GetBytes(value + ".417950"), out var packet));
                keys.Add(PacketKey.Of(packet));
            }
        }

        Assert.Equal((245 * 9) + 1, keys.Count);
    }

    private RepeatMemory Memory(int capacity = 10) => new(_clock, TimeSpan.FromSeconds(60), capacity);

    private static PacketKey Key(ulong hash) => new(RequestId.Parse("417950"), hash);
}
