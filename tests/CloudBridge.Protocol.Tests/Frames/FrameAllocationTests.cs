using System.Buffers;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

public class FrameAllocationTests
{
    private static readonly byte[] Text = Bytes.Of(
        """
        {"method":"set","user":"player1","project_id":"123","name":"\u2601 TO_HOST","value":"51374733.417950"}
        {"method":"set","name":"☁ FROM_HOST_1","value":12345678901234567890123,"extra":{"a":[1,2,{"b":null}]}}
        {"m\u0065thod":"rename","name":"\ud83d\ude00","new_name":"\ud83d"}
        This server runs on a potato.
        """);

    [Fact]
    public void Reading_frames_allocates_nothing()
    {
        var buffer = new byte[Text.Length];
        var frames = 0;
        var values = 0;
        Assert.Equal(0, Allocations.Of(() =>
        {
            Text.CopyTo(buffer, 0);
            (frames, values) = (0, 0);
            var reader = new FrameReader(buffer);
            while (reader.TryRead(out var frame))
            {
                frames++;
                values += CloudNames.WithoutPrefix(frame.Name.Bytes).Length;
            }
        }));
        Assert.Equal((4, 22), (frames, values));
    }

    [Fact]
    public void Writing_frames_into_a_buffer_with_room_allocates_nothing()
    {
        var output = new ArrayBufferWriter<byte>(4096);
        Assert.Equal(0, Allocations.Of(() =>
        {
            output.ResetWrittenCount();
            FrameWriter.WriteHandshake(output, "host"u8, "12"u8);
            FrameWriter.WriteSet(output, "☁ \"x\"\n"u8, "1"u8, "host"u8, "12"u8);
        }));
    }
}
