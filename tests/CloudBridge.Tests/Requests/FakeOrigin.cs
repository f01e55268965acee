using System.Collections.Concurrent;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Requests;

/// <summary>A project that only keeps its answers.</summary>
internal sealed class FakeOrigin : IRequestOrigin
{
    private readonly ConcurrentDictionary<CloudRequest, TaskCompletionSource<RequestResult>> _answers = new();
    private int _count;

    public string CloudName { get; init; } = "memory";

    public string ProjectId { get; init; } = "demo";

    public int Limit { get; init; } = 1000;

    /// <summary>Answers given, to any request.</summary>
    public int Count => Volatile.Read(ref _count);

    public int ReplyLimit(RequestId id) => Limit;

    public void Answer(CloudRequest request, RequestResult result)
    {
        Interlocked.Increment(ref _count);
        if (!Of(request).TrySetResult(result))
        {
            throw new InvalidOperationException("A request was answered twice.");
        }
    }

    /// <summary>Waits for the answer to a request.</summary>
    public Task<RequestResult> AnswerToAsync(CloudRequest request) => Patience.WaitAsync(Of(request).Task);

    public bool HasAnswered(CloudRequest request) => Of(request).Task.IsCompleted;

    private TaskCompletionSource<RequestResult> Of(CloudRequest request) =>
        _answers.GetOrAdd(request, _ => new TaskCompletionSource<RequestResult>(TaskCreationOptions.RunContinuationsAsynchronously));
}
