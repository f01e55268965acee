using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>One server for all tests of a class; it serves <see cref="Room"/>.</summary>
public class ServerFixture : IAsyncLifetime
{
    internal const string Room = "1001";

    internal ServerProcess Server { get; private set; } = null!;

    /// <summary>Settings beside the rooms and ports.</summary>
    protected virtual string[] Settings => [];

    public async Task InitializeAsync() => Server = await ServerProcess.StartAsync([Room], Settings);

    public Task DisposeAsync()
    {
        Server?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Lets one player ask and returns what came of it.</summary>
    internal Task<VmEvent> AskAsync(params string[] requests) => AskAsync(Receiving.AsksWhileASlotIsEmpty, requests);

    /// <summary>Lets one player whose project receives in a certain way ask.</summary>
    internal async Task<VmEvent> AskAsync(Receiving receiving, params string[] requests)
    {
        using var vm = NodeVm.Start(new VmOptions { Cloud = Server.CloudAddress, Rooms = [Room], Ask = [requests], Receiving = receiving });
        return (await vm.FinishAsync())[0];
    }
}
