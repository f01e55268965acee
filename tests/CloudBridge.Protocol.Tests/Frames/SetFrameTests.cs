using System.Buffers;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

public class SetFrameTests
{
    private readonly ArrayBufferWriter<byte> _output = new(4096);

    [Theory]
    [InlineData("☁ FROM_HOST_1", "host", "12")]
    [InlineData("\"value\":\"", "\"value\":\"", "\\\"value\":\"\n")]
    public void A_prepared_frame_is_the_frame_the_writer_writes(string name, string user, string project)
    {
        new SetFrame(Bytes.Of(name), Bytes.Of(user), Bytes.Of(project)).Write(_output, "83.4179502222"u8);
        var expected = new ArrayBufferWriter<byte>();
        FrameWriter.WriteSet(expected, Bytes.Of(name), "83.4179502222"u8, Bytes.Of(user), Bytes.Of(project));
        Assert.Equal(Bytes.Text(expected.WrittenSpan), Bytes.Text(_output.WrittenSpan));
    }

    [Fact]
    public void An_answer_is_written_part_by_part()
    {
        var packets = new ResponsePackets(ResponsePayload.FromText(new string('a', 200), false), RequestId.Parse("417950"), 256);
        var frame = new SetFrame("☁ FROM_HOST_1"u8, "host"u8, "12"u8);
        for (var number = 1; number <= packets.Count; number++)
        {
            frame.Write(_output, packets, number);
        }

        var digits = string.Concat(Enumerable.Repeat("21", 200));
        Assert.Equal(
            [digits[..244] + ".4179500011", digits[244..] + ".4179502222"],
            ReadFrame.All(Bytes.Text(_output.WrittenSpan)).Select(read => read.Value));
    }

    [Fact]
    public void Overhead_is_the_length_of_a_frame_without_its_value()
    {
        var frame = new SetFrame("☁ FROM_HOST_1"u8, "host"u8, "12"u8);
        frame.Write(_output, "123"u8);
        Assert.Equal(frame.Overhead + 3, _output.WrittenCount);
    }

    [Fact]
    public void Writing_values_and_answers_allocates_nothing()
    {
        var packets = new ResponsePackets(ResponsePayload.FromText(new string('a', 200), false), RequestId.Parse("417950"), 256);
        var frame = new SetFrame("☁ FROM_HOST_1"u8, "host"u8, "12"u8);
        Assert.Equal(0, Allocations.Of(() =>
        {
            _output.ResetWrittenCount();
            frame.Write(_output, "83.4179502222"u8);
            frame.Write(_output, packets, 1);
            frame.Write(_output, packets, 2);
        }));
    }
}
