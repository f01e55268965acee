using CloudBridge.Clouds;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>Scratch's cloud log as the bridge reads it.</summary>
internal sealed class ScratchCloudLog(CloudLogClient client) : ICloudLog
{
    public async ValueTask<CloudLogPage> ReadAsync(string project, int limit, CancellationToken cancellationToken)
    {
        try
        {
            var log = await client.ReadAsync(project, limit, offset: 0, cancellationToken);
            return new CloudLogPage([.. log.Rows.Select(row => new CloudLogEntry(row.User, row.Verb, row.Name, row.Value, row.At))], log.ServerTime);
        }
        catch (ScratchLogException error)
        {
            throw new CloudLogException(error.Message, error);
        }
    }
}
