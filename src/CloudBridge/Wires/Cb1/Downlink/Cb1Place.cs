using CloudBridge.Downlink.Scheduling;

namespace CloudBridge.Wires.Cb1.Downlink;

/// <summary>What one asker has waiting: short answers and long ones, under one share.</summary>
internal sealed class Cb1Place
{
    public Cb1Place()
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
