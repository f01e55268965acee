using System.Net;
using System.Threading.Channels;
using CloudBridge.Monitors.Egress;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Egress.Names;

/// <summary>A resolver whose every answer a test gives by hand.</summary>
internal sealed class HandResolver : IHostResolver
{
    private readonly Channel<TaskCompletionSource<IReadOnlyList<IPAddress>>> _questions = Channel.CreateUnbounded<TaskCompletionSource<IReadOnlyList<IPAddress>>>();

    public SignalLog<string> Asked { get; } = new();

    public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var question = new TaskCompletionSource<IReadOnlyList<IPAddress>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Asked.Add(host);
        _questions.Writer.TryWrite(question);
        return new(question.Task);
    }

    /// <summary>The next question.</summary>
    public Task<TaskCompletionSource<IReadOnlyList<IPAddress>>> NextAsync() => Patience.WaitAsync(_questions.Reader.ReadAsync().AsTask());
}
