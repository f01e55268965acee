using System.Text;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.TestKit;
using CloudBridge.Wires.CloudRequests.Assembly;

namespace CloudBridge.Tests.Wires.CloudRequests.Assembly;

/// <summary>An assembler that is fed with values as they stand in the request variable.</summary>
internal sealed class AssemblerDriver
{
    private readonly RequestAssembler _assembler;

    public AssemblerDriver(RequestLimits? limits = null) => _assembler = new RequestAssembler(Clock, limits ?? new RequestLimits());

    public ManualTimeProvider Clock { get; } = new();

    public int PartialRequests => _assembler.PartialRequests;

    public long Expired => _assembler.Expired;

    /// <summary>The values of a request with the text as its name.</summary>
    public static List<string> Values(string text, string id = "417950") => [.. MemoryPlayer.Values(id, text)];

    public Assembled Take(string value)
    {
        Assert.True(RequestPacket.TryParse(Encoding.ASCII.GetBytes(value), out var packet));
        var assembled = _assembler.Accept(packet);
        return new Assembled(assembled.Verdict, assembled.Id.ToString(), assembled.Verdict == AssemblyVerdict.Complete ? Decode(assembled.Digits) : null);
    }

    /// <summary>Takes several values; the outcomes other than waiting.</summary>
    public List<Assembled> TakeAll(IEnumerable<string> values) =>
        [.. values.Select(Take).Where(outcome => outcome.Verdict != AssemblyVerdict.Waiting)];

    private static string Decode(ReadOnlySpan<byte> digits)
    {
        var text = new char[digits.Length / 2];
        Assert.True(CharacterTable.TryDecode(digits, text, out var length));
        return new string(text, 0, length);
    }
}
