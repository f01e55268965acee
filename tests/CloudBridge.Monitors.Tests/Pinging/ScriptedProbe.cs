using CloudBridge.Monitors.Pinging;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>A probe that answers as a test says, at once.</summary>
internal sealed class ScriptedProbe(Func<CheckTarget, ProbeResult> answer) : IProbe
{
    public ValueTask<ProbeResult> CheckAsync(CheckTarget target, CancellationToken cancellationToken) => new(answer(target));
}
