using CloudBridge.Downlink;
using CloudBridge.Wires.Cb1.Downlink;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Wires.Cb1;

/// <summary>Brings CB1 into projects.</summary>
internal sealed class Cb1WireFactory(WireServices services, Cb1RequestReader reader, ILogger<Cb1Wire> logger) : IWireFactory
{
    public IProjectWire Open(ProjectPlace place, ProjectDownlink downlink) =>
        new Cb1Wire(place, services, reader, new Cb1Downlink(downlink.Open(setting => new Cb1Lane(setting))), Cb1WireLimits.Of(place.IsByPattern), logger);
}
