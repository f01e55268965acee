using CloudBridge.Diagnostics;
using CloudBridge.Downlink.Scheduling;

namespace CloudBridge.Downlink;

/// <summary>The parts of a downlink that its lanes share, and the bounds that hold for each.</summary>
/// <param name="Variables">The response variables.</param>
/// <param name="Turns">The order of turns.</param>
/// <param name="Options">Bounds and waits.</param>
/// <param name="Time">The clock.</param>
/// <param name="Metrics">Where repeats and dropped answers are counted.</param>
/// <param name="ValueLength">The longest value the cloud takes.</param>
/// <param name="KeptDigits">Digits of answers that a lane keeps for those who lost a part.</param>
internal sealed record DownlinkSetting(
    DownlinkVariables Variables,
    VirtualTime Turns,
    RequestOptions Options,
    TimeProvider Time,
    BridgeMetrics Metrics,
    int ValueLength,
    int KeptDigits);
