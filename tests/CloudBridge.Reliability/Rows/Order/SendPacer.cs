using CloudBridge.Connections;

namespace CloudBridge.Reliability.Rows.Order;

/// <summary>What spaces the values of a connection, as far as this row cares.</summary>
internal sealed class SendPacer(TimeProvider time, TimeSpan interval)
{
    private readonly SendBudget _pace = new(time, SendRate.Every(interval));

    public ValueTask WaitAsync() => _pace.WaitAsync(CancellationToken.None);

    public void Sent() => _pace.Sent();
}
