namespace CloudBridge.EndToEnd.Tests;

/// <summary>A server that keeps to the 256 digits of Scratch's own cloud, so that long answers take many parts.</summary>
public sealed class ShortValuesFixture : ServerFixture
{
    /// <inheritdoc />
    protected override string[] Settings => ["--Cloud:Embedded:ValueLength=256"];
}
