namespace CloudBridge.Scratch.Tests.Sessions;

/// <summary>Draws what a test says.</summary>
internal sealed class FixedRandom(double value) : Random
{
    public override double NextDouble() => value;
}
