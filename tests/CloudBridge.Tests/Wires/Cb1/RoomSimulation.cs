using System.Buffers;
using System.Text;
using CloudBridge.Diagnostics;
using CloudBridge.Protocol.Frames;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using CloudBridge.Tests.Downlink;
using CloudBridge.Wires;
using CloudBridge.Wires.Cb1;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>A room with its real downlink and clients that read no more than they say, in virtual time: one value each step.</summary>
internal sealed class RoomSimulation : IAsyncDisposable
{
    private const int Variables = 9;

    private readonly BridgeHost _host;
    private readonly WireServices _services;
    private readonly TimeSpan _step;
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly List<SimulatedClient> _clients = [];
    private readonly string[] _variables = [.. Enumerable.Range(1, Variables).Select(number => CloudNames.WithPrefix($"F{number}"))];

    public RoomSimulation(int valueLength, double stepSeconds = 0.025, Action<BridgeHostBuilder>? configure = null)
    {
        var builder = new BridgeHostBuilder();
        configure?.Invoke(builder);
        _host = builder.Build();
        _services = _host.Service<WireServices>();
        _step = TimeSpan.FromSeconds(stepSeconds);
        Outbox = new Outbox([.. _variables.Select(name => new SetFrame(Encoding.UTF8.GetBytes(name), "host"u8, "demo"u8))], new RequestOptions(), Clock, new BridgeMetrics(), valueLength);
        var place = new ProjectPlace("memory", "demo", "\u2601 TO_HOST", valueLength, CancellationToken.None);
        Room = new Cb1Wire(place, _services, _host.Service<Cb1RequestReader>(), Outbox.Cb1, new Cb1WireLimits(), _host.Service<ILogger<Cb1Wire>>());
    }

    public Outbox Outbox { get; }

    public Cb1Wire Room { get; }

    public ManualTimeProvider Clock => _host.Clock;

    /// <summary>Lengths of the values that left, with the number of their variable.</summary>
    public List<(int Variable, int Length)> Values { get; } = [];

    /// <summary>True to lose the values that leave.</summary>
    public bool IsDeaf { get; set; }

    public TimeSpan Now => Clock.GetElapsedTime(0);

    public SimulatedClient Join(uint nonce, int variables = Variables, int maxReadLength = int.MaxValue)
    {
        var client = new SimulatedClient(nonce, variables, maxReadLength);
        _clients.Add(client);
        return client;
    }

    /// <summary>One step: clients say what they have to, requests run, and a value leaves.</summary>
    public async Task StepAsync()
    {
        foreach (var client in _clients)
        {
            client.Say(value => Room.TryReceive(value, Arrival.Live(0)), Now);
        }

        await Patience.WaitAsync(_services.Workers.WhenIdleAsync());
        Clock.Advance(_step);
        Send();
    }

    /// <summary>Steps until something is so; how many seconds of virtual time went by.</summary>
    public async Task<double> UntilAsync(Func<bool> isSo, double atMost = 120)
    {
        var start = Now;
        while (!isSo())
        {
            Assert.True((Now - start).TotalSeconds < atMost, $"Not so after {atMost} s.");
            await StepAsync();
        }

        return (Now - start).TotalSeconds;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private void Send()
    {
        _output.ResetWrittenCount();
        if (Outbox.Take(_output, 1, int.MaxValue) == 0)
        {
            return;
        }

        Outbox.Confirm();
        var frames = new FrameReader(_output.WrittenSpan.ToArray());
        Assert.True(frames.TryRead(out var frame));
        var variable = Array.IndexOf(_variables, Encoding.UTF8.GetString(frame.Name.Bytes)) + 1;
        Values.Add((variable, frame.Value.Bytes.Length));
        foreach (var client in IsDeaf ? [] : _clients)
        {
            client.Take(variable, frame.Value.Bytes, Now);
        }
    }
}
