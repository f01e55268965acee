using System.Globalization;
using BenchmarkDotNet.Attributes;
using CloudBridge.Dispatch;
using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Routing;
using CloudBridge.Wires.CloudRequests.Assembly;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Micro;

/// <summary>Stages 4 and 7 to 8: assemble a request of three parts, dispatch one to its handler.</summary>
[MemoryDiagnoser]
public class BridgeBenchmarks
{
    private readonly byte[][] _parts = new byte[3][];
    private readonly RequestAssembler _assembler = new(TimeProvider.System, new RequestLimits());
    private ServiceProvider _services = null!;
    private RequestDispatcher _dispatcher = null!;
    private RequestRoute _route = null!;
    private int _id;

    [GlobalSetup]
    public void SetUp()
    {
        var digits = RequestText.Encode("echo", new string('x', 300));
        var packets = new RequestPackets(digits, RequestId.Parse("100000"));
        for (var i = 0; i < _parts.Length; i++)
        {
            var value = new byte[packets.MaxValueLength];
            _parts[i] = value[..packets.Write(i + 1, value)];
        }

        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddCloudBridge().MapRequest("add", (int a, int b) => a + b);
        _services = services.BuildServiceProvider();
        _dispatcher = _services.GetRequiredService<RequestDispatcher>();
        _route = _services.GetRequiredService<RouteTable>().Find("add")!;
    }

    [GlobalCleanup]
    public void CleanUp() => _services.Dispose();

    [Benchmark]
    public int AssembleThreeParts()
    {
        Span<byte> id = stackalloc byte[6];
        (100_000 + (_id++ % 800_000)).TryFormat(id, out _, default, CultureInfo.InvariantCulture);
        var length = 0;
        foreach (var part in _parts)
        {
            id.CopyTo(part.AsSpan(part.Length - 6));
            length = RequestPacket.TryParse(part, out var packet) ? _assembler.Accept(packet).Digits.Length : -1;
        }

        return length;
    }

    [Benchmark]
    public RequestStatus DispatchAdd()
    {
        var run = _dispatcher.DispatchAsync(new CloudRequest(null!, default, "add", ["2", "3"], _route), TimeProvider.System.GetTimestamp());
        return run.IsCompletedSuccessfully ? run.Result.Status : RequestStatus.Failed;
    }
}
