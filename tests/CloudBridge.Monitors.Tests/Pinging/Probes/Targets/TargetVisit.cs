using System.Text;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

/// <summary>A request that has reached a target, and the way back.</summary>
internal sealed record TargetVisit(int Number, string Request, Stream Stream)
{
    public string Method => Request.Split(' ')[0];

    public string Path => Request.Split(' ')[1];

    /// <summary>Sends text as bytes, one for each character.</summary>
    public Task SendAsync(string text) => Stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Waits until the other side is gone.</summary>
    public async Task HoldAsync()
    {
        var buffer = new byte[256];
        while (await Stream.ReadAsync(buffer) > 0)
        {
        }
    }
}
