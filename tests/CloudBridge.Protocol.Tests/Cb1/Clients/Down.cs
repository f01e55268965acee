using System.Globalization;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Clients;

/// <summary>Values of a server as text. Tag 7 is the client of a <see cref="Conversation"/>, whose request numbers count from 1.</summary>
internal static class Down
{
    public const int Tag = 7;

    public delegate bool Adding(ref PackedValue value);

    public static string Packed(int epoch, params Adding[] entries)
    {
        var output = new byte[256];
        var packed = new PackedValue(output, epoch);
        foreach (var add in entries)
        {
            Assert.True(add(ref packed));
        }

        return Bytes.Text(output.AsSpan(0, packed.Finish()));
    }

    public static string Solo(int epoch, int handle, int part, string digits)
    {
        var output = new byte[256];
        return Bytes.Text(output.AsSpan(0, SoloValue.Write(output, epoch, handle, part, Bytes.Of(digits))));
    }

    public static Adding Welcome(uint nonce = Conversation.Nonce, int tag = Tag, int longest = 256) =>
        (ref PackedValue value) => value.TryAddWelcome(nonce, tag, 1, longest, 60);

    public static Adding Answer(int request, string payload, int tag = Tag) =>
        (ref PackedValue value) => value.TryAddAnswer(new EntryAddress(tag, request), Bytes.Of(payload));

    public static Adding Number(int request, string digits) =>
        (ref PackedValue value) => value.TryAddNumber(new EntryAddress(Tag, request), Bytes.Of(digits));

    public static Adding Opening(int request, int handle, int length) =>
        (ref PackedValue value) => value.TryAddOpening(new EntryAddress(Tag, request), handle, length);

    public static Adding Working(int request) =>
        (ref PackedValue value) => value.TryAddWorking(new EntryAddress(Tag, request));

    public static Adding Wanted(int request, params int[] parts) =>
        (ref PackedValue value) => value.TryAddPartsWanted(new EntryAddress(Tag, request), parts);

    public static Adding Part(int handle, int part, string digits) =>
        (ref PackedValue value) => value.TryAddPart(handle, part, Bytes.Of(digits));

    public static Adding Shared(string payload, params EntryAddress[] addresses) =>
        (ref PackedValue value) => value.TryAddSharedAnswer(addresses, Bytes.Of(payload));

    public static Adding Topic(int topic, int version, string payload) =>
        (ref PackedValue value) => value.TryAddTopicAnswer(topic, version, Bytes.Of(payload));

    public static Adding TopicOpening(int topic, int version, int handle, int length) =>
        (ref PackedValue value) => value.TryAddTopicOpening(topic, version, handle, length);

    /// <summary>Digits that differ from place to place.</summary>
    public static string Digits(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => i.ToString(CultureInfo.InvariantCulture)))[..length];
}
