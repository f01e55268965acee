using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>
/// A control message to one client, sent ahead of answers: a welcome, "working", or a wish for parts of a request.
/// </summary>
/// <param name="Asker">The client.</param>
/// <param name="Request">The number of its request; 0 for a welcome.</param>
/// <param name="Parts">The parts that are wanted; null for other messages.</param>
internal sealed record Cb1ControlMessage(Cb1Asker Asker, int Request, int[]? Parts = null)
{
    public bool IsWelcome => Request == 0;
}
