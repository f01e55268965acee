using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Assembly;

/// <summary>A request all parts of which have come.</summary>
/// <param name="Address">Who asked, and with which number.</param>
/// <param name="Payload">Its digits.</param>
/// <param name="Taken">How it is known from now on.</param>
/// <param name="Values">Its values as they stood in the variable; the last one completed it.</param>
internal sealed record Cb1AssembledRequest(Cb1Address Address, byte[] Payload, TakenRequest Taken, IReadOnlyList<byte[]> Values)
{
    /// <summary>True when it is longer than allowed; its payload is not kept then.</summary>
    public bool IsTooLong => Taken.IsTooLong;
}
