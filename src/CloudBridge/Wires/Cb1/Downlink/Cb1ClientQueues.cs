using CloudBridge.Downlink.Scheduling;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>The queues of one client: short answers and long ones, under one share.</summary>
internal sealed class Cb1ClientQueues
{
    public Cb1ClientQueues()
    {
        var share = new FairShare();
        Short = new FairTurn<Cb1Delivery>(share);
        Long = new FairTurn<Cb1Delivery>(share);
    }

    public FairTurn<Cb1Delivery> Short { get; }

    public FairTurn<Cb1Delivery> Long { get; }

    /// <summary>The turn that a delivery waits in.</summary>
    public FairTurn<Cb1Delivery> TurnOf(Cb1Delivery delivery) => delivery.IsLong ? Long : Short;
}
