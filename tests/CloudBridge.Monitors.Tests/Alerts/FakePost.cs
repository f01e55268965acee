using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>Takes posts and pushes down, and answers as a test says.</summary>
internal sealed class FakePost : IAlertPost, ICloudPush
{
    /// <summary>Where something was sent, and what.</summary>
    public SignalLog<(string Target, string Text, IReadOnlyList<KeyValuePair<string, string>> Headers)> Sent { get; } = new();

    /// <summary>What is answered, by the number of the request from 0.</summary>
    public Func<int, Task<EgressResponse>> Answer { get; set; } = _ => Status(200);

    public DeliveryOutcome Push { get; set; } = DeliveryOutcome.Delivered;

    public static Task<EgressResponse> Status(int status, TimeSpan? retryAfter = null) =>
        Task.FromResult(new EgressResponse(CheckOutcome.Ok, status, default) { RetryAfter = retryAfter });

    public static Task<EgressResponse> Failure(CheckOutcome outcome) => Task.FromResult(new EgressResponse(outcome, 0, default));

    public async ValueTask<EgressResponse> SendAsync(EgressRequest request, CancellationToken cancellationToken)
    {
        int number;
        lock (Sent)
        {
            number = Sent.Items.Count;
            Sent.Add((request.Url, System.Text.Encoding.UTF8.GetString(request.Body!.Value.Span), request.Headers));
        }

        return await Answer(number).WaitAsync(cancellationToken);
    }

    public ValueTask<DeliveryOutcome> PushAsync(string target, string text, CancellationToken cancellationToken)
    {
        Sent.Add((target, text, []));
        return new(Push);
    }
}
