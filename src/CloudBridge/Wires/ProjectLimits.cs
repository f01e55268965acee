using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.CloudRequests.Assembly;

namespace CloudBridge.Wires;

/// <summary>What one project may make the bridge remember.</summary>
/// <param name="Requests">Bounds of its requests.</param>
/// <param name="Cb1">Bounds of those in CB1.</param>
/// <param name="KeptDigits">Digits of answers kept for those who lost a part, in either format.</param>
internal sealed record ProjectLimits(RequestLimits Requests, Cb1Limits Cb1, int KeptDigits)
{
    /// <summary>A project that the operator has named.</summary>
    public static ProjectLimits OfProject { get; } = new(new RequestLimits(), new Cb1Limits(), 8 * 1024 * 1024);

    /// <summary>A room that a pattern matches: there are many, and anybody makes one up, so each has a fraction.</summary>
    public static ProjectLimits OfRoom { get; } = new(
        new RequestLimits { MaxHalfRequests = 64, MaxHalfBytes = 256 * 1024, RepeatCapacity = 512 },
        new Cb1Limits { MaxHalves = 8, MaxAskers = 150 },
        256 * 1024);
}
