namespace CloudBridge.Server.Features.Accounts;

/// <summary>Keeps a server from starting whose pepper cannot be used.</summary>
internal sealed class PepperCheck(PepperFile pepper) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        pepper.Check();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
