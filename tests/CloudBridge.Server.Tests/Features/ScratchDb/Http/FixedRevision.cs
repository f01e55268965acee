using CloudBridge.Scratch;

namespace CloudBridge.Server.Tests.Features.ScratchDb.Http;

/// <summary>A store whose places were counted once.</summary>
internal sealed class FixedRevision(string workerId) : IStatsRevision
{
    public string? WorkerId => workerId;
}
