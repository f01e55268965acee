using System.Text;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>A value of a client that can be kept, which the one of the protocol cannot.</summary>
internal sealed record UpRecord(UpKind Kind, uint Nonce)
{
    public int Version { get; private init; }

    public int Variables { get; private init; }

    public int MaxValueLength { get; private init; }

    public int Request { get; private init; }

    public int Part { get; private init; }

    public int Parts { get; private init; }

    public string Payload { get; private init; } = "";

    public int Topic { get; private init; }

    public int TopicVersion { get; private init; }

    public PartRange[] Gaps { get; private init; } = [];

    public static UpRecord Of(UpValue value)
    {
        var gaps = new PartRange[value.Gaps.Count];
        value.Gaps.CopyTo(gaps);
        return new UpRecord(value.Kind, value.Nonce)
        {
            Version = value.Version,
            Variables = value.Variables,
            MaxValueLength = value.MaxValueLength,
            Request = value.Request,
            Part = value.Part,
            Parts = value.Parts,
            Payload = Encoding.ASCII.GetString(value.Payload),
            Topic = value.Topic,
            TopicVersion = value.TopicVersion,
            Gaps = gaps,
        };
    }
}
