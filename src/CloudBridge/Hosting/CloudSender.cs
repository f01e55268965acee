using System.Buffers;
using System.Text;
using CloudBridge.Connections;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;

namespace CloudBridge.Hosting;

/// <summary>Messages and variables through the downlinks of the projects.</summary>
internal sealed class CloudSender(BridgeRuntime runtime, BridgeMetrics metrics) : ICloudSender
{
    private static readonly SearchValues<char> ValueCharacters = SearchValues.Create("0123456789.");

    public Task SendAsync(string text, string? project = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ForEach(project, channel => Task.WhenAll(channel.Wires.Select(wire => wire.SendMessage(text))), cancellationToken);
    }

    public Task SetVariableAsync(string name, string value, string? project = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValue(value))
        {
            throw new ArgumentException("A cloud variable holds digits with an optional minus sign in front and one dot.", nameof(value));
        }

        return ForEach(project, channel => Set(channel, name, value), cancellationToken);
    }

    private Task Set(ProjectChannel channel, string name, string value)
    {
        if (value.Length > channel.Place.ValueLength)
        {
            var most = $"the cloud {channel.CloudName} takes {channel.Place.ValueLength}";
            throw new ArgumentException($"The value has {value.Length} characters; {most}.", nameof(value));
        }

        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!channel.Downlink.Add(new PlainSet(channel.FrameOf(name), Encoding.ASCII.GetBytes(value), sent)))
        {
            metrics.SendRefused();
            throw new CloudQueueFullException($"Too many values wait for the cloud {channel.CloudName}.");
        }

        return sent.Task;
    }

    private Task ForEach(string? project, Func<ProjectChannel, Task> send, CancellationToken cancellationToken) =>
        Task.WhenAll(runtime.ChannelsOf(project).Select(channel => SendAsync(channel, send, isForAll: project is null))).WaitAsync(cancellationToken);

    /// <summary>
    /// A project that cannot be served does not keep the others from it; in a room that is left nobody has missed what was
    /// for all.
    /// </summary>
    private static async Task SendAsync(ProjectChannel channel, Func<ProjectChannel, Task> send, bool isForAll)
    {
        try
        {
            await send(channel).WaitAsync(channel.Gone).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (channel.Gone.IsCancellationRequested && isForAll)
        {
            return;
        }
        catch (OperationCanceledException error) when (channel.Gone.IsCancellationRequested)
        {
            throw new InvalidOperationException($"Nobody is in the room '{channel.ProjectId}' of {channel.CloudName} any more.", error);
        }
    }

    private static bool IsValue(string value)
    {
        var digits = value.AsSpan(value.StartsWith('-') ? 1 : 0);
        return digits.Count('.') <= 1
            && !digits.ContainsAnyExcept(ValueCharacters)
            && digits.ContainsAnyInRange('0', '9');
    }
}
