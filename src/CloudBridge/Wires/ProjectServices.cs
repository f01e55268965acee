using System.Threading.Channels;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Journal;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.CloudRequests;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Wires;

/// <summary>What all projects of a bridge share.</summary>
internal sealed record ProjectServices(
    RequestReader Reader,
    Cb1RequestReader Cb1Reader,
    RequestWorkers Workers,
    RequestOptions Options,
    VariableHandlers Variables,
    TimeProvider Time,
    BridgeMetrics Metrics,
    ILogger<ProjectServices> Logger,
    JournalDesk? Journal = null)
{
    private const int MaxChanges = 4096;

    private readonly Channel<VariableChange> _changes = Channel.CreateBounded<VariableChange>(
        new BoundedChannelOptions(MaxChanges) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Changes of watched variables, in order; when nobody keeps up the oldest are dropped.</summary>
    public ChannelReader<VariableChange> Changes => _changes.Reader;

    public void Publish(VariableChange change) => _changes.Writer.TryWrite(change);
}
