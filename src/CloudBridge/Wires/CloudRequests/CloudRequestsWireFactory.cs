using CloudBridge.Downlink;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>Brings Cloud Requests into projects.</summary>
internal sealed class CloudRequestsWireFactory(
    WireServices services,
    CloudRequestReader reader,
    ILogger<CloudRequestsWire> logger) : IWireFactory
{
    public IProjectWire Open(ProjectPlace place, ProjectDownlink downlink) =>
        new CloudRequestsWire(place, services, reader, downlink.Open(setting => new CloudRequestsLane(setting)), logger);
}
