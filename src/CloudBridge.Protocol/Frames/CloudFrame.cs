namespace CloudBridge.Protocol.Frames;

/// <summary>
/// One line of a cloud WebSocket message. Its spans point into the buffer given to <see cref="FrameReader"/>
/// and are valid as long as that buffer is.
/// </summary>
public readonly ref struct CloudFrame
{
    internal CloudFrame(FrameFault fault, ReadOnlySpan<byte> line)
    {
        Fault = fault;
        Line = line;
    }

    /// <summary>
    /// The action of the frame; <see cref="CloudMethod.None"/> when <see cref="Fault"/> says why it is no frame.
    /// </summary>
    public CloudMethod Method { get; internal init; }

    /// <summary>The reason why the line is not a frame; <see cref="FrameFault.None"/> when it is one.</summary>
    public FrameFault Fault { get; }

    /// <summary>The method as written, also when it is unknown.</summary>
    public CloudText MethodName { get; internal init; }

    /// <summary>The variable, with its cloud prefix (<see cref="CloudNames.Prefix"/>).</summary>
    public CloudText Name { get; internal init; }

    /// <summary>The new name in a <see cref="CloudMethod.Rename"/>.</summary>
    public CloudText NewName { get; internal init; }

    /// <summary>The value: decimal text. A JSON number keeps the text it was written with.</summary>
    public CloudText Value { get; internal init; }

    /// <summary>The user name a client declares; nobody has checked it.</summary>
    public CloudText User { get; internal init; }

    /// <summary>The project (room) as string or number.</summary>
    public CloudText ProjectId { get; internal init; }

    /// <summary>In a handshake: <c>true</c> asks the cloud to end its snapshot with a <c>ready</c> line.</summary>
    public CloudText Ready { get; internal init; }

    /// <summary>
    /// The whole line; text that was escaped in it may already be unescaped in place, so it is for messages only.
    /// </summary>
    public ReadOnlySpan<byte> Line { get; }
}
