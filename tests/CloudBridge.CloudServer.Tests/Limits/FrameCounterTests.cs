using CloudBridge.CloudServer.Limits;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.CloudServer.Tests.Limits;

public sealed class FrameCounterTests
{
    private const int Ping = 9;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_counts_frames_of_every_length_wherever_they_are_cut(bool masked)
    {
        int[] lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 0, 300];
        byte[] bytes = [.. lengths.SelectMany((length, i) => FrameMaker.Make(new byte[length], masked, i % 2 == 0 ? FrameMaker.Text : Ping))];
        foreach (var piece in (int[])[1, 2, 3, 7, 139, 4_096, bytes.Length])
        {
            var counter = default(FrameCounter);
            Assert.Equal(lengths.Length, bytes.Chunk(piece).Sum(chunk => counter.Count(chunk)));
        }
    }

    [Fact]
    public void A_frame_without_end_is_one_frame()
    {
        var counter = default(FrameCounter);
        Assert.Equal(1, counter.Count([0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6]));
        Assert.Equal(0, counter.Count(new byte[100_000]));
    }
}
