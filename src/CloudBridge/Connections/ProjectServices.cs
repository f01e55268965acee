using System.Threading.Channels;
using CloudBridge.Requests;
using CloudBridge.Wires;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Connections;

/// <summary>The services that all projects of a bridge share.</summary>
/// <param name="Shared">What their wires share, too.</param>
/// <param name="Wires">The wires that are spoken in each.</param>
/// <param name="Variables">The variables that handlers listen to.</param>
/// <param name="Logger">Where clouds are quoted.</param>
internal sealed record ProjectServices(
    WireServices Shared,
    IEnumerable<IWireFactory> Wires,
    VariableHandlers Variables,
    ILogger<ProjectChannel> Logger)
{
    private const int MaxChanges = 4096;

    private readonly Channel<VariableChange> _changes = Channel.CreateBounded<VariableChange>(
        new BoundedChannelOptions(MaxChanges) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Changes of watched variables, in order; when nobody keeps up the oldest are dropped.</summary>
    public ChannelReader<VariableChange> Changes => _changes.Reader;

    public void Publish(VariableChange change) => _changes.Writer.TryWrite(change);
}
