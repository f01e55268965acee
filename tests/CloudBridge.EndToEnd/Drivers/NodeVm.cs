using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using Xunit.Sdk;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>A node process in which real scratch-vm instances play the generated project.</summary>
internal sealed class NodeVm : IDisposable
{
    private static readonly TimeSpan GraceAfterTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReplayLimit = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly TempProject _project;
    private readonly ChildProcess _process;
    private readonly CancellationTokenSource _limit;

    private NodeVm(TempProject project, ChildProcess process, TimeSpan limit)
    {
        _project = project;
        _process = process;
        _limit = new CancellationTokenSource(limit);
    }

    /// <summary>Starts the players; they begin to ask as soon as all are connected.</summary>
    /// <exception cref="XunitException">Node or its packages are not installed; the message says what to run.</exception>
    public static NodeVm Start(VmOptions options)
    {
        var json = JsonSerializer.SerializeToNode(options, Json)!.AsObject();
        return Start("run-vm.mjs", options.Receiving, json, TimeSpan.FromSeconds(options.Timeout) + GraceAfterTimeout);
    }

    /// <summary>Plays recorded conversations into one VM, without a server.</summary>
    /// <exception cref="XunitException">Node or its packages are not installed; the message says what to run.</exception>
    public static NodeVm Replay(IReadOnlyList<RecordedConversation> conversations, Receiving receiving)
    {
        var json = new JsonObject { ["conversations"] = JsonSerializer.SerializeToNode(conversations, Json) };
        return Start("replay.mjs", receiving, json, ReplayLimit);
    }

    /// <summary>Waits for the next event of a kind, passing over others.</summary>
    /// <exception cref="XunitException">The players failed or their time was up.</exception>
    public async Task<VmEvent> NextAsync(string kind)
    {
        while (true)
        {
            var next = await ReadAsync();
            if (next.Event == kind)
            {
                return next;
            }

            if (next.Event is VmEvent.Error or VmEvent.Finished)
            {
                throw new XunitException($"Waited for '{kind}', got '{next.Event}': {next.Message}\n{_process.Output}");
            }
        }
    }

    /// <summary>Waits until all players are through; their "done" events, in the players' order.</summary>
    public async Task<IReadOnlyList<VmEvent>> FinishAsync(int vms = 1)
    {
        var done = new List<VmEvent>();
        while (done.Count < vms)
        {
            done.Add(await NextAsync(VmEvent.Done));
        }

        await NextAsync(VmEvent.Finished);
        return [.. done.OrderBy(player => player.Vm)];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Dispose();
        _project.Dispose();
        _limit.Dispose();
    }

    private static NodeVm Start(string script, Receiving receiving, JsonObject options, TimeSpan limit)
    {
        var project = TempProject.Generate(receiving);
        options["sb3"] = project.File;
        try
        {
            return new NodeVm(project, NodeScript.Start(script, options.ToJsonString()), limit);
        }
        catch
        {
            project.Dispose();
            throw;
        }
    }

    private async Task<VmEvent> ReadAsync()
    {
        try
        {
            var line = await _process.StandardOutput.ReadLineAsync(_limit.Token)
                ?? throw new XunitException($"The players ended without a word.\n{_process.Output}");
            return JsonSerializer.Deserialize<VmEvent>(line, Json)!;
        }
        catch (OperationCanceledException)
        {
            throw new XunitException($"The players neither finished nor gave up in time.\n{_process.Output}");
        }
    }
}
