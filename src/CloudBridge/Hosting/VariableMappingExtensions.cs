using CloudBridge.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>Listens to cloud variables outside of requests.</summary>
public static class VariableMappingExtensions
{
    /// <summary>Calls a handler for every value that others give to a variable, in order, one at a time.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="name">The variable, with or without its cloud prefix.</param>
    /// <param name="handler">What to do; its exceptions are logged.</param>
    public static ICloudBridgeBuilder OnVariable(this ICloudBridgeBuilder bridge, string name, Action<VariableChange> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return bridge.OnVariable(name, (change, _, _) =>
        {
            handler(change);
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Calls an asynchronous handler that may use the application's services.</summary>
    public static ICloudBridgeBuilder OnVariable(
        this ICloudBridgeBuilder bridge,
        string name,
        Func<VariableChange, IServiceProvider, CancellationToken, ValueTask> handler)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(handler);
        bridge.Services.Select(service => service.ImplementationInstance).OfType<VariableHandlers>().Single().Add(name, handler);
        return bridge;
    }
}
