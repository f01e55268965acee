using CloudBridge.CloudServer.Limits;
using CloudBridge.CloudServer.Runtime;
using Microsoft.Extensions.Logging;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>Holds what the outboxes of all clients of one server share.</summary>
/// <param name="Options">The limits.</param>
/// <param name="Clock">The clock of the server.</param>
/// <param name="Counters">Where frames and conflated values are counted.</param>
/// <param name="Queues">The bytes that may wait for slow readers, so that these can take nothing from values.</param>
/// <param name="Logger">Where trouble is told.</param>
/// <param name="EndsWithLineFeed">True when a frame ends with a line feed, as clients of Scratch expect it.</param>
internal sealed record DeliveryServices(
    CloudServerOptions Options,
    ServerClock Clock,
    ServerCounters Counters,
    MemoryBudget Queues,
    ILogger Logger,
    bool EndsWithLineFeed);
