using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Storage;

/// <summary>The process that writes until it is killed.</summary>
internal sealed class StorageWriterRole : IRole
{
    public string Name => "storage-writer";

    public Task<int> RunAsync(string[] args) => StorageWriter.RunAsync(args);
}
