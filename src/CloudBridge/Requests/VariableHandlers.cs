using System.Text;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Requests;

/// <summary>The handlers that <c>OnVariable</c> has registered, by the UTF-8 name on the wire.</summary>
internal sealed class VariableHandlers
{
    private readonly List<(byte[] Name, Func<VariableChange, IServiceProvider, CancellationToken, ValueTask> Handler)> _handlers = [];

    public bool IsEmpty => _handlers.Count == 0;

    public void Add(string name, Func<VariableChange, IServiceProvider, CancellationToken, ValueTask> handler) =>
        _handlers.Add((Encoding.UTF8.GetBytes(CloudNames.WithPrefix(name)), handler));

    public bool Watches(ReadOnlySpan<byte> name)
    {
        foreach (var (watched, _) in _handlers)
        {
            if (name.SequenceEqual(watched))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The handlers of a variable, in the order they were registered.</summary>
    public IEnumerable<Func<VariableChange, IServiceProvider, CancellationToken, ValueTask>> Of(VariableChange change)
    {
        var name = Encoding.UTF8.GetBytes(change.Name);
        return _handlers.Where(entry => entry.Name.AsSpan().SequenceEqual(name)).Select(entry => entry.Handler);
    }
}
