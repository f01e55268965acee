namespace CloudBridge.TestKit.Faults;

/// <summary>A fault on one stream and the bytes that still pass before it. Guarded by the pump's lock.</summary>
internal sealed class ArmedFault(Fault fault)
{
    public Fault Fault { get; } = fault;

    public long Left { get; set; } = fault.AfterBytes;

    public bool IsActive => Left <= 0;
}
