using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Journal;

namespace CloudBridge.Wires;

/// <summary>The services that the wires of all projects share.</summary>
/// <param name="Workers">Where requests go.</param>
/// <param name="Options">Bounds of requests and answers.</param>
/// <param name="Time">The clock.</param>
/// <param name="Metrics">Where repeats and losses are counted.</param>
/// <param name="Journal">What records requests on their way to the workers; null where nothing does.</param>
internal sealed record WireServices(
    RequestWorkers Workers,
    RequestOptions Options,
    TimeProvider Time,
    BridgeMetrics Metrics,
    JournaledDispatcher? Journal = null);
