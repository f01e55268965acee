using System.Buffers;
using System.Text;
using CloudBridge.Connections;
using CloudBridge.Diagnostics;
using CloudBridge.Downlink;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Frames;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Hosting;

/// <summary>Messages and variables through the outboxes of the projects.</summary>
internal sealed class CloudSender(BridgeRuntime runtime, BridgeMetrics metrics) : ICloudSender
{
    private const int FirstNumber = 1000;
    private const int Numbers = 9000;
    private static readonly SearchValues<char> ValueCharacters = SearchValues.Create("0123456789.");

    private int _lastNumber = Random.Shared.Next(Numbers);

    public Task SendAsync(string text, string? project = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = FirstNumber + (int)((uint)Interlocked.Increment(ref _lastNumber) % Numbers);
        var id = RequestId.ForMessage(number);
        return ForEach(project, (link, sent) =>
        {
            var packets = new ResponsePackets(ResponsePayload.FromText(text, allowRaw: false), id, link.Cloud.EffectiveValueLength);
            if (!packets.Fits)
            {
                throw new InvalidOperationException($"The message takes {packets.Count} values; {ResponsePackets.MaxNumberedParts + 1} is the most.");
            }

            ThrowIf(!link.Outbox.TryAdd(new OutgoingAnswer(packets, 0) { Sent = sent }), $"Too many answers wait for the cloud {link.CloudName}.");
            link.Cb1.Topics.Say(text);
        }, cancellationToken);
    }

    public Task SetVariableAsync(string name, string value, string? project = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValue(value))
        {
            throw new ArgumentException("A cloud variable holds digits with an optional minus sign in front and one dot.", nameof(value));
        }

        return ForEach(project, (link, sent) =>
        {
            if (value.Length > link.Cloud.EffectiveValueLength)
            {
                throw new ArgumentException($"The value has {value.Length} characters; the cloud {link.CloudName} takes {link.Cloud.EffectiveValueLength}.", nameof(value));
            }

            ThrowIf(!link.Outbox.Add(new PlainSet(link.FrameOf(name), Encoding.ASCII.GetBytes(value), sent)), $"Too many values wait for the cloud {link.CloudName}.");
        }, cancellationToken);
    }

    private Task ForEach(string? project, Action<ProjectLink, TaskCompletionSource> send, CancellationToken cancellationToken)
    {
        return Task.WhenAll(runtime.LinksOf(project).Select(link =>
        {
            var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return SendOrFailAsync(link, sent, send, isForAll: project is null);
        })).WaitAsync(cancellationToken);
    }

    /// <summary>A project that cannot be served does not keep the others from it; in a room that is left nobody has missed what was for all.</summary>
    private static async Task SendOrFailAsync(ProjectLink link, TaskCompletionSource sent, Action<ProjectLink, TaskCompletionSource> send, bool isForAll)
    {
        try
        {
            send(link, sent);
        }
        catch (Exception error)
        {
            sent.TrySetException(error);
        }

        try
        {
            await sent.Task.WaitAsync(link.Gone).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (link.Gone.IsCancellationRequested && isForAll)
        {
            return;
        }
        catch (OperationCanceledException error) when (link.Gone.IsCancellationRequested)
        {
            throw new InvalidOperationException($"Nobody is in the room '{link.ProjectId}' of {link.CloudName} any more.", error);
        }
    }

    private void ThrowIf(bool isFull, string message)
    {
        if (isFull)
        {
            metrics.SendRefused();
            throw new CloudQueueFullException(message);
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
