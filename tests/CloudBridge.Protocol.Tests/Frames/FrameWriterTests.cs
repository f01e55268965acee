using System.Buffers;
using System.Text.Json;
using CloudBridge.Protocol.Frames;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Frames;

public class FrameWriterTests
{
    private readonly ArrayBufferWriter<byte> _output = new();

    private string Written => Bytes.Text(_output.WrittenSpan);

    [Fact]
    public void A_server_sends_only_name_and_value()
    {
        FrameWriter.WriteSet(_output, "☁ x"u8, "1.5"u8, CloudTextKind.String);
        Assert.Equal("{\"method\":\"set\",\"name\":\"☁ x\",\"value\":\"1.5\"}\n", Written);
    }

    [Fact]
    public void A_number_keeps_its_raw_text()
    {
        FrameWriter.WriteSet(_output, "☁ x"u8, "12345678901234567890123"u8, CloudTextKind.Number);
        Assert.Equal("{\"method\":\"set\",\"name\":\"☁ x\",\"value\":12345678901234567890123}\n", Written);
    }

    [Fact]
    public void A_client_says_who_it_is_in_every_frame()
    {
        FrameWriter.WriteHandshake(_output, "host"u8, "12"u8);
        FrameWriter.WriteSet(_output, "☁ x"u8, "1"u8, "host"u8, "12"u8);
        FrameWriter.WriteCreate(_output, "☁ x"u8, "0"u8, "host"u8, "12"u8);
        FrameWriter.WriteRename(_output, "☁ x"u8, "☁ y"u8, "host"u8, "12"u8);
        FrameWriter.WriteDelete(_output, "☁ y"u8, "host"u8, "12"u8);
        Assert.Equal(
            """
            {"method":"handshake","user":"host","project_id":"12"}
            {"method":"set","name":"☁ x","value":"1","user":"host","project_id":"12"}
            {"method":"create","name":"☁ x","value":"0","user":"host","project_id":"12"}
            {"method":"rename","name":"☁ x","new_name":"☁ y","user":"host","project_id":"12"}
            {"method":"delete","name":"☁ y","user":"host","project_id":"12"}

            """,
            Written);
    }

    [Fact]
    public void A_client_may_ask_for_the_end_of_the_snapshot_and_a_cloud_may_tell_it()
    {
        FrameWriter.WriteHandshake(_output, "host"u8, "12"u8, askForReady: true);
        FrameWriter.WriteReady(_output);
        Assert.Equal("{\"method\":\"handshake\",\"user\":\"host\",\"project_id\":\"12\",\"ready\":true}\n{\"method\":\"ready\"}\n", Written);
        Assert.Equal(("ready", FrameFault.UnknownMethod), (ReadFrame.All(Written)[1].MethodName, ReadFrame.All(Written)[1].Fault));
    }

    [Fact]
    public void Quotes_backslashes_and_control_characters_are_escaped()
    {
        FrameWriter.WriteSet(_output, "a\"b\\c\n\u001f"u8, "1"u8, CloudTextKind.String);
        Assert.Equal("{\"method\":\"set\",\"name\":\"a\\\"b\\\\c\\u000a\\u001f\",\"value\":\"1\"}\n", Written);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same_for_any_text() =>
        Property.Holds(FourTexts(), texts =>
        {
            var (name, value, user, project) = (Bytes.Of(texts[0]), Bytes.Of(texts[1]), Bytes.Of(texts[2]), Bytes.Of(texts[3]));
            var output = new ArrayBufferWriter<byte>();
            FrameWriter.WriteHandshake(output, user, project);
            FrameWriter.WriteSet(output, name, value, CloudTextKind.String);
            FrameWriter.WriteSet(output, name, value, user, project);
            FrameWriter.WriteCreate(output, name, value, user, project);
            FrameWriter.WriteRename(output, name, value, user, project);
            FrameWriter.WriteDelete(output, name, user, project);

            var frames = ReadFrame.All(output.WrittenSpan.ToArray());
            Assert.Equal(
                [CloudMethod.Handshake, CloudMethod.Set, CloudMethod.Set, CloudMethod.Create, CloudMethod.Rename, CloudMethod.Delete],
                frames.Select(frame => frame.Method));
            Assert.All(frames.Skip(1), frame => Assert.Equal(Bytes.Text(name), frame.Name));
            Assert.All(frames.Skip(1).Take(3), frame => Assert.Equal(Bytes.Text(value), frame.Value));
            Assert.Equal(Bytes.Text(value), frames[4].NewName);
            Assert.All(frames.Where((_, index) => index != 1), frame => Assert.Equal((Bytes.Text(user), Bytes.Text(project)), (frame.User, frame.ProjectId)));
        });

    [Fact]
    public void What_is_written_is_json_to_others_too() =>
        Property.Holds(FourTexts(), texts =>
        {
            var output = new ArrayBufferWriter<byte>();
            FrameWriter.WriteSet(output, Bytes.Of(texts[0]), Bytes.Of(texts[1]), Bytes.Of(texts[2]), Bytes.Of(texts[3]));
            Assert.Equal((byte)'\n', output.WrittenSpan[^1]);
            Assert.Equal(1, output.WrittenSpan.Count((byte)'\n'));
            using var json = JsonDocument.Parse(output.WrittenMemory);
            Assert.Equal(
                texts.Select(text => Bytes.Text(Bytes.Of(text))),
                new[] { "name", "value", "user", "project_id" }.Select(key => json.RootElement.GetProperty(key).GetString()));
        });

    private static Gen<string[]> FourTexts() => Generate.AnyText(20).ArrayOf(4);
}
