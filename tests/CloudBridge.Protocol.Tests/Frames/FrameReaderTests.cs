using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

public class FrameReaderTests
{
    [Fact]
    public void A_handshake_tells_user_and_project()
    {
        var frame = ReadFrame.One("""{"method":"handshake","user":"player1","project_id":"123"}""");
        Assert.Equal(CloudMethod.Handshake, frame.Method);
        Assert.Equal(FrameFault.None, frame.Fault);
        Assert.Equal(("player1", "123", CloudTextKind.String), (frame.User, frame.ProjectId, frame.ProjectIdKind));
    }

    [Fact]
    public void A_project_may_be_a_number()
    {
        var frame = ReadFrame.One("""{"method":"handshake","user":"player1","project_id":123}""");
        Assert.Equal(("123", CloudTextKind.Number), (frame.ProjectId, frame.ProjectIdKind));
    }

    [Fact]
    public void A_set_tells_name_and_value_whatever_the_order_of_the_keys()
    {
        var frame = ReadFrame.One("""{"value":"51374733.417950","project_id":"1","name":"☁ TO_HOST","user":"a","method":"set"}""");
        Assert.Equal((CloudMethod.Set, "☁ TO_HOST", "51374733.417950"), (frame.Method, frame.Name, frame.Value));
        Assert.Equal("set", frame.MethodName);
    }

    [Theory]
    [InlineData("create", CloudMethod.Create)]
    [InlineData("delete", CloudMethod.Delete)]
    [InlineData("rename", CloudMethod.Rename)]
    public void The_rarer_methods_are_known_too(string method, CloudMethod expected)
    {
        var frame = ReadFrame.One($$"""{"method":"{{method}}","user":"a","project_id":"1","name":"☁ old","new_name":"☁ new"}""");
        Assert.Equal((expected, "☁ old", "☁ new"), (frame.Method, frame.Name, frame.NewName));
    }

    [Theory]
    [InlineData("12345678901234567890123")]
    [InlineData("1e+21")]
    [InlineData("-0")]
    [InlineData("0.10")]
    [InlineData("51374733.417950")]
    [InlineData("-1.5E-7")]
    public void A_number_keeps_the_text_it_was_written_with(string number)
    {
        var frame = ReadFrame.One($$"""{"method":"set","name":"☁ x","value":{{number}}}""");
        Assert.Equal((number, CloudTextKind.Number), (frame.Value, frame.ValueKind));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[1,\"2\"]")]
    [InlineData("{\"method\":\"delete\"}")]
    public void A_value_of_another_kind_is_kept_as_raw_text(string value)
    {
        var frame = ReadFrame.One($$"""{"method":"set","name":"☁ x","value":{{value}}}""");
        Assert.Equal((CloudMethod.Set, value, CloudTextKind.Other), (frame.Method, frame.Value, frame.ValueKind));
    }

    [Fact]
    public void A_missing_field_is_missing_and_an_empty_one_is_empty()
    {
        var frame = ReadFrame.One("""{"method":"set","value":""}""");
        Assert.Equal(("", CloudTextKind.String), (frame.Value, frame.ValueKind));
        Assert.Equal(("", CloudTextKind.Missing), (frame.ProjectId, frame.ProjectIdKind));
    }

    [Fact]
    public void Several_frames_of_one_text_are_read_in_order()
    {
        var frames = ReadFrame.All("{\"method\":\"set\",\"value\":\"1\"}\n{\"method\":\"set\",\"value\":\"2\"}\n{\"method\":\"set\",\"value\":\"3\"}\n");
        Assert.Equal(["1", "2", "3"], frames.Select(frame => frame.Value));
    }

    [Fact]
    public void Carriage_returns_blank_lines_and_spaces_around_a_line_do_not_matter()
    {
        var frames = ReadFrame.All("\n\r\n \t\n{\"method\":\"set\",\"value\":\"1\"}\r\n\n  { \"method\" : \"set\" ,\t\"value\" : \"2\" }  \r\n\r\n");
        Assert.Equal(["1", "2"], frames.Select(frame => frame.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(" \r\n\t")]
    public void A_text_without_frames_has_none(string text) => Assert.Empty(ReadFrame.All(text));

    [Fact]
    public void The_last_of_repeated_keys_wins()
    {
        var frame = ReadFrame.One("""{"method":"set","value":"1","method":"delete","value":2}""");
        Assert.Equal((CloudMethod.Delete, "2", CloudTextKind.Number), (frame.Method, frame.Value, frame.ValueKind));
    }

    [Fact]
    public void Fields_of_nested_objects_are_not_fields_of_the_frame()
    {
        var frame = ReadFrame.One("""{"extra":{"method":"delete","value":[{"value":9}]},"method":"set","value":"1","more":[[],{}]}""");
        Assert.Equal((CloudMethod.Set, "1"), (frame.Method, frame.Value));
    }

    [Fact]
    public void Keys_are_told_apart_by_case()
    {
        var frame = ReadFrame.One("""{"Method":"delete","method":"set","VALUE":"9"}""");
        Assert.Equal((CloudMethod.Set, CloudTextKind.Missing), (frame.Method, frame.ValueKind));
    }

    [Fact]
    public void A_field_says_whether_it_was_a_string()
    {
        var reader = new FrameReader(Bytes.Of("""{"method":"set","name":"x","value":1}"""));
        Assert.True(reader.TryRead(out var frame));
        Assert.Equal((true, false, false), (frame.Name.IsString, frame.Value.IsString, frame.User.IsString));
    }
}
