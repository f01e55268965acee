using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using CloudBridge.Clouds;

namespace CloudBridge.Connections.History;

/// <summary>
/// Writes a nonce through a second connection and looks where it arrives: at the first one, in the log, or
/// nowhere. It stands in the last answer variable, where projects take it for somebody else's answer.
/// </summary>
internal sealed class PushProbe(ProjectChannel channel, ProjectConnector connector, ICloudLog? log, TimeProvider time)
{
    private const int Digits = 17;
    private const int Rows = 100;
    private static readonly TimeSpan PushPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LogStep = TimeSpan.FromSeconds(1);
    private const int LogReadings = 6;

    /// <summary>Runs the probe; takes a few seconds.</summary>
    public async Task<PushProof> RunAsync(CancellationToken cancellationToken)
    {
        var nonce = NewNonce();
        var heard = channel.SocketHistory.Expect(nonce);
        await WriteAsync(nonce, cancellationToken).ConfigureAwait(false);
        await heard.WaitAsync(PushPatience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (heard.IsCompleted)
        {
            return PushProof.Pushed;
        }

        for (var reading = 1; log is not null && reading <= LogReadings; reading++)
        {
            var page = await log.ReadAsync(channel.ProjectId, Rows, cancellationToken).ConfigureAwait(false);
            if (page.Entries.Any(row => row.Value == nonce))
            {
                return heard.IsCompleted ? PushProof.Pushed : PushProof.OnlyLogged;
            }

            await Task.Delay(LogStep, time, cancellationToken).ConfigureAwait(false);
        }

        return heard.IsCompleted ? PushProof.Pushed : PushProof.Lost;
    }

    /// <summary>Digits that no client takes for a value of its own.</summary>
    private string NewNonce()
    {
        var nonce = $"1{RandomNumberGenerator.GetString("123456789", Digits)}";
        return channel.Wires.Any(wire => wire.IsReadable(Encoding.ASCII.GetBytes(nonce))) ? NewNonce() : nonce;
    }

    private async Task WriteAsync(string nonce, CancellationToken cancellationToken)
    {
        var socket = await connector.ConnectObserverAsync(channel, cancellationToken).ConfigureAwait(false);
        await using (socket.ConfigureAwait(false))
        {
            var frame = new ArrayBufferWriter<byte>();
            channel.FrameOf(channel.Profile.ResponseVariables[^1]).Write(frame, Encoding.ASCII.GetBytes(nonce));
            await socket.SendAsync(frame.WrittenMemory, cancellationToken).ConfigureAwait(false);
            await socket.CloseAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
