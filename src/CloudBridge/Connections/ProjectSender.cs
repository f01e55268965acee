using System.Buffers;
using CloudBridge.Diagnostics;

namespace CloudBridge.Connections;

/// <summary>Empties the downlink of a project into one socket, at the rate of its cloud.</summary>
internal sealed class ProjectSender(ProjectChannel channel, IWebSocketConnection socket, TimeProvider time, BridgeMetrics metrics)
{
    private const int MaxJoinedFrames = 512;
    private const int MaxJoinedBytes = 256 * 1024;
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(1);

    private readonly ArrayBufferWriter<byte> _frames = new(4096);

    /// <summary>Sends until told that the connection has ended.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        channel.Downlink.StartOver();
        var rate = channel.Profile.SendRate;
        var maxFrames = rate.Interval == TimeSpan.Zero && channel.Profile.JoinsFrames ? MaxJoinedFrames : 1;
        var budget = new SendBudget(time, rate);
        while (!ended.IsCancellationRequested)
        {
            await budget.WaitAsync(ended).ConfigureAwait(false);
            var count = channel.Downlink.Take(_frames, maxFrames, MaxJoinedBytes);
            if (count == 0)
            {
                await channel.Downlink.Ready.WaitAsync().ConfigureAwait(false);
                if (maxFrames > 1)
                {
                    await channel.WhenAnswersGatheredAsync(GatherTime).ConfigureAwait(false);
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
            channel.Downlink.Confirm();
        }
        catch
        {
            channel.Downlink.PutBack();
            throw;
        }
        finally
        {
            _frames.ResetWrittenCount();
        }

        metrics.FramesOut(count);
    }
}
