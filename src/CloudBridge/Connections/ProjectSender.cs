using System.Buffers;
using CloudBridge.Diagnostics;

namespace CloudBridge.Connections;

/// <summary>Empties the outbox of a project into one socket, at the rate of its cloud.</summary>
internal sealed class ProjectSender(ProjectLink link, IWebSocketConnection socket, TimeProvider time, BridgeMetrics metrics)
{
    private const int MaxJoinedFrames = 512;
    private const int MaxJoinedBytes = 256 * 1024;
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(1);

    private readonly ArrayBufferWriter<byte> _frames = new(4096);

    /// <summary>Sends until told that the connection has ended.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        link.Outbox.StartOver();
        var rate = link.Cloud.EffectiveSendRate;
        var maxFrames = rate.Interval == TimeSpan.Zero && link.Cloud.JoinsFrames ? MaxJoinedFrames : 1;
        var budget = new SendBudget(time, rate);
        while (!ended.IsCancellationRequested)
        {
            await budget.WaitAsync(ended).ConfigureAwait(false);
            var count = link.Outbox.Take(_frames, maxFrames, MaxJoinedBytes);
            if (count == 0)
            {
                await link.Outbox.Ready.WaitAsync().ConfigureAwait(false);
                if (maxFrames > 1)
                {
                    await link.WhenAnswersGatheredAsync(GatherTime).ConfigureAwait(false);
                }

                continue;
            }

            await SendAsync(count).ConfigureAwait(false);
            budget.Sent();
        }
    }

    /// <summary>Sends without a token: cancelling would break the socket in the middle of a frame.</summary>
    private async ValueTask SendAsync(int count)
    {
        try
        {
            await socket.SendAsync(_frames.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
            link.Outbox.Confirm();
        }
        catch
        {
            link.Outbox.PutBack();
            throw;
        }
        finally
        {
            _frames.ResetWrittenCount();
        }

        metrics.FramesOut(count);
    }
}
