using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.MonitorsKilled;

/// <summary>The process that stores monitors until it is killed.</summary>
internal sealed class MonitorWriterRole : IRole
{
    public string Name => "monitor-writer";

    public Task<int> RunAsync(string[] args) => MonitorWriter.RunAsync(args);
}
