using System.Buffers;

namespace CloudBridge.Protocol.Frames;

/// <summary>Writes cloud frames: compact JSON with <c>☁</c> as UTF-8, each ended by a line feed.</summary>
public static class FrameWriter
{
    /// <summary>Writes the <c>set</c> a server sends to clients: name and value only.</summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="name">UTF-8 name with its cloud prefix.</param>
    /// <param name="value">The value as text.</param>
    /// <param name="valueKind">A string is quoted; a number keeps its raw text.</param>
    public static void WriteSet(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> value,
        CloudTextKind valueKind)
    {
        Raw(output, "{\"method\":\"set\",\"name\":"u8);
        Text(output, name);
        Value(output, value, valueKind);
        Raw(output, "}\n"u8);
    }

    /// <summary>Writes the <c>set</c> a client sends, with the user and project it shook hands with.</summary>
    public static void WriteSet(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> value,
        ReadOnlySpan<byte> user,
        ReadOnlySpan<byte> projectId)
    {
        Raw(output, "{\"method\":\"set\",\"name\":"u8);
        Text(output, name);
        Value(output, value, CloudTextKind.String);
        Sender(output, user, projectId);
        Raw(output, "}\n"u8);
    }

    /// <summary>Writes the first message of a client.</summary>
    /// <param name="output">Where the frame goes.</param>
    /// <param name="user">The user name to declare.</param>
    /// <param name="projectId">The project (room) to join.</param>
    /// <param name="askForReady">Asks a CloudBridge cloud to end its snapshot with <see cref="WriteReady"/>; other clouds
    /// ignore the key.</param>
    public static void WriteHandshake(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> user,
        ReadOnlySpan<byte> projectId,
        bool askForReady = false)
    {
        Raw(output, "{\"method\":\"handshake\""u8);
        Sender(output, user, projectId);
        Raw(output, askForReady ? ",\"ready\":true}\n"u8 : "}\n"u8);
    }

    /// <summary>Writes the line with which a CloudBridge cloud ends the snapshot for a client that asked for it.</summary>
    public static void WriteReady(IBufferWriter<byte> output) => Raw(output, "{\"method\":\"ready\"}\n"u8);

    /// <summary>Writes a <c>create</c>, as a project does when a cloud variable is made.</summary>
    public static void WriteCreate(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> value,
        ReadOnlySpan<byte> user,
        ReadOnlySpan<byte> projectId)
    {
        Raw(output, "{\"method\":\"create\",\"name\":"u8);
        Text(output, name);
        Value(output, value, CloudTextKind.String);
        Sender(output, user, projectId);
        Raw(output, "}\n"u8);
    }

    /// <summary>Writes a <c>rename</c>.</summary>
    public static void WriteRename(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> newName,
        ReadOnlySpan<byte> user,
        ReadOnlySpan<byte> projectId)
    {
        Raw(output, "{\"method\":\"rename\",\"name\":"u8);
        Text(output, name);
        Raw(output, ",\"new_name\":"u8);
        Text(output, newName);
        Sender(output, user, projectId);
        Raw(output, "}\n"u8);
    }

    /// <summary>Writes a <c>delete</c>.</summary>
    public static void WriteDelete(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> user,
        ReadOnlySpan<byte> projectId)
    {
        Raw(output, "{\"method\":\"delete\",\"name\":"u8);
        Text(output, name);
        Sender(output, user, projectId);
        Raw(output, "}\n"u8);
    }

    /// <summary>Writes the <c>rename</c> a server sends to clients.</summary>
    public static void WriteRename(IBufferWriter<byte> output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> newName)
    {
        Raw(output, "{\"method\":\"rename\",\"name\":"u8);
        Text(output, name);
        Raw(output, ",\"new_name\":"u8);
        Text(output, newName);
        Raw(output, "}\n"u8);
    }

    /// <summary>Writes the <c>delete</c> a server sends to clients.</summary>
    public static void WriteDelete(IBufferWriter<byte> output, ReadOnlySpan<byte> name)
    {
        Raw(output, "{\"method\":\"delete\",\"name\":"u8);
        Text(output, name);
        Raw(output, "}\n"u8);
    }

    private static void Value(IBufferWriter<byte> output, ReadOnlySpan<byte> value, CloudTextKind kind)
    {
        Raw(output, ",\"value\":"u8);
        if (kind == CloudTextKind.Number)
        {
            Raw(output, value);
            return;
        }

        Text(output, value);
    }

    private static void Sender(IBufferWriter<byte> output, ReadOnlySpan<byte> user, ReadOnlySpan<byte> projectId)
    {
        Raw(output, ",\"user\":"u8);
        Text(output, user);
        Raw(output, ",\"project_id\":"u8);
        Text(output, projectId);
    }

    private static void Text(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        var isPlain = JsonEscapes.IsPlain(text);
        var room = output.GetSpan((isPlain ? text.Length : text.Length * JsonEscapes.LongestEscape) + 2);
        var length = text.Length;
        room[0] = (byte)'"';
        if (isPlain)
        {
            text.CopyTo(room[1..]);
        }
        else
        {
            length = JsonEscapes.Escape(text, room[1..]);
        }

        room[length + 1] = (byte)'"';
        output.Advance(length + 2);
    }

    private static void Raw(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
