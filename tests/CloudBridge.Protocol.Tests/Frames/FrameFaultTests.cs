using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

public class FrameFaultTests
{
    [Fact]
    public void A_notice_in_plain_english_is_a_fault_and_the_next_line_still_counts()
    {
        var frames = ReadFrame.All("This server runs on a potato.\n{\"method\":\"set\",\"value\":\"1\"}");
        Assert.Equal([FrameFault.NotJson, FrameFault.None], frames.Select(frame => frame.Fault));
        Assert.Equal(CloudMethod.None, frames[0].Method);
    }

    [Fact]
    public void A_fault_shows_the_whole_line()
    {
        var reader = new FrameReader(Bytes.Of("one\n  two three \r\n"));
        Assert.True(reader.TryRead(out var frame) && reader.TryRead(out frame));
        Assert.Equal("two three", Bytes.Text(frame.Line));
        Assert.False(reader.TryRead(out _));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{} {}")]
    [InlineData("{\"method\"}")]
    [InlineData("{\"method\":}")]
    [InlineData("{\"method\":\"set\",}")]
    [InlineData("{,\"method\":\"set\"}")]
    [InlineData("{\"method\":\"set\"")]
    [InlineData("{\"method\":\"set\"} // comment")]
    [InlineData("{method:\"set\"}")]
    [InlineData("{'method':'set'}")]
    [InlineData("{\"value\":01}")]
    [InlineData("{\"value\":-}")]
    [InlineData("{\"value\":1.}")]
    [InlineData("{\"value\":.5}")]
    [InlineData("{\"value\":+1}")]
    [InlineData("{\"value\":1e}")]
    [InlineData("{\"value\":1e+}")]
    [InlineData("{\"value\":NaN}")]
    [InlineData("{\"value\":tru}")]
    [InlineData("{\"value\":truefalse}")]
    [InlineData("{\"value\":[1,]}")]
    [InlineData("{\"value\":[1 2]}")]
    [InlineData("{\"value\":[}")]
    [InlineData("{\"value\":{1:2}}")]
    [InlineData("[")]
    [InlineData("\"open")]
    [InlineData("\uFEFF{}")]
    public void What_strict_json_forbids_is_not_json(string line) => Assert.Equal(FrameFault.NotJson, ReadFrame.One(line).Fault);

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"method\":\"set\"}]")]
    [InlineData("12")]
    [InlineData("\"set\"")]
    [InlineData("null")]
    public void Json_that_is_no_object_says_so(string line) => Assert.Equal(FrameFault.NotAnObject, ReadFrame.One(line).Fault);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"value\":\"1\"}")]
    [InlineData("{\"method\":1}")]
    [InlineData("{\"method\":null,\"name\":\"x\"}")]
    [InlineData("{\"method\":\"set\",\"method\":false}")]
    public void An_object_needs_a_method_that_is_a_string(string line) => Assert.Equal(FrameFault.NoMethod, ReadFrame.One(line).Fault);

    [Theory]
    [InlineData("ack")]
    [InlineData("Set")]
    [InlineData("set ")]
    [InlineData("")]
    public void An_unknown_method_is_a_fault_that_names_it(string method)
    {
        var frame = ReadFrame.One($$"""{"method":"{{method}}","name":"☁ x"}""");
        Assert.Equal((CloudMethod.None, FrameFault.UnknownMethod, method, "☁ x"), (frame.Method, frame.Fault, frame.MethodName, frame.Name));
    }

    [Theory]
    [InlineData(16, FrameFault.None)]
    [InlineData(17, FrameFault.NotJson)]
    [InlineData(200_000, FrameFault.NotJson)]
    public void Values_may_be_nested_sixteen_deep_and_deeper_ones_do_not_break_the_reader(int depth, FrameFault expected)
    {
        Assert.Equal(expected, ReadFrame.One(Nested(depth, "[", "", "]")).Fault);
        Assert.Equal(expected, ReadFrame.One(Nested(depth, "[", "1", "]")).Fault);
        Assert.Equal(expected, ReadFrame.One(Nested(depth, "{\"a\":", "1", "}")).Fault);
    }

    [Fact]
    public void Any_bytes_are_frames_or_faults_and_never_an_exception() =>
        Property.Holds(Generate.AnyBytes(200), bytes => ReadFrame.All(bytes));

    [Fact]
    public void Any_text_is_frames_or_faults_and_never_an_exception() =>
        Property.Holds(Generate.AnyText(60), text =>
        {
            ReadFrame.All(text);
            ReadFrame.All("{\"method\":\"set\",\"name\":\"" + text);
            ReadFrame.All("{\"method\":\"set\",\"name\":\"" + text + "\\\"}");
        });

    private static string Nested(int depth, string open, string inside, string close) =>
        "{\"method\":\"set\",\"value\":"
        + string.Concat(Enumerable.Repeat(open, depth)) + inside + string.Concat(Enumerable.Repeat(close, depth)) + "}";
}
