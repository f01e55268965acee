using System.Buffers;
using CloudBridge.Downlink;
using CloudBridge.Downlink.Scheduling;

namespace CloudBridge.Tests.Downlink.Scheduling;

public sealed class LaneTurnsTests
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Lane _busy = new(turn: 1);
    private readonly LaneTurns _turns = new();

    [Fact]
    public void A_lane_with_something_of_one_value_is_passed_over_three_times()
    {
        var other = new Lane(turn: 9) { HasShort = true };

        Assert.Equal([_busy, _busy, _busy, other, _busy, _busy, _busy, other], Write(other, values: 8));
    }

    [Fact]
    public void One_with_nothing_but_long_answers_waits_for_its_turn()
    {
        var other = new Lane(turn: 9);

        Assert.Equal(Enumerable.Repeat(_busy, 8), Write(other, values: 8));
    }

    [Fact]
    public void Of_equal_turns_the_last_lane_is_next()
    {
        var other = new Lane(turn: 1);

        Assert.Equal([other], Write(other, values: 1));
    }

    [Fact]
    public void A_lane_whose_value_may_not_be_written_now_leaves_the_place_to_the_next()
    {
        var other = new Lane(turn: 9);
        _busy.MayWrite = false;

        Assert.Equal([other, other], Write(other, values: 2));
        other.MayWrite = false;
        Assert.Null(_turns.TryWrite(_output, 0));
    }

    private Lane[] Write(Lane other, int values)
    {
        _turns.Add(_busy);
        _turns.Add(other);
        return [.. Enumerable.Range(0, values).Select(_ => (Lane)_turns.TryWrite(_output, 0)!.Value.Lane)];
    }

    /// <summary>Always has something, whose turn never changes.</summary>
    private sealed class Lane(double turn) : IDownlinkLane
    {
        public bool MayWrite { get; set; } = true;

        public bool HasShort { get; init; }

        public double NextTurn => turn;

        public int Count => 1;

        public bool IsReady => true;

        public bool IsEmpty => false;

        public long? Due => null;

        public int? TryWrite(ArrayBufferWriter<byte> output, Urgency urgency, long now) => MayWrite ? 0 : null;

        public void Begin(long now)
        {
        }

        public void Overwritten(int variable, long now)
        {
        }

        public void Confirm()
        {
        }

        public void PutBack()
        {
        }

        public void Restart()
        {
        }
    }
}
