using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

/// <summary>A copy of a <see cref="CloudFrame"/> that outlives its buffer.</summary>
internal sealed record ReadFrame(
    CloudMethod Method,
    FrameFault Fault,
    string MethodName,
    string Name,
    string NewName,
    string Value,
    CloudTextKind ValueKind,
    string User,
    string ProjectId,
    CloudTextKind ProjectIdKind)
{
    public static ReadFrame One(string text) => Assert.Single(All(text));

    public static IReadOnlyList<ReadFrame> All(string text) => All(Bytes.Of(text));

    public static IReadOnlyList<ReadFrame> All(byte[] text)
    {
        var frames = new List<ReadFrame>();
        var reader = new FrameReader(text);
        while (reader.TryRead(out var frame))
        {
            frames.Add(Copy(frame));
        }

        return frames;
    }

    private static ReadFrame Copy(in CloudFrame frame) => new(
        frame.Method,
        frame.Fault,
        frame.MethodName.ToString(),
        frame.Name.ToString(),
        frame.NewName.ToString(),
        frame.Value.ToString(),
        frame.Value.Kind,
        frame.User.ToString(),
        frame.ProjectId.ToString(),
        frame.ProjectId.Kind);
}
