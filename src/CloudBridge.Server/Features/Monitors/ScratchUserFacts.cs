using CloudBridge.Monitors;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>Finds what Scratch and the statistics know of a user, as far as they may be asked and answer soon.</summary>
internal sealed class ScratchUserFacts(IServiceProvider services, TimeProvider time) : IUserFacts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async ValueTask<UserFacts> FindAsync(string name, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var joined = TryAsync(async token => (await services.GetRequiredService<IScratchApi>().GetUserAsync(name, token)).Joined, either.Token);
        var followers = TryAsync(
            async token => (long?)(await services.GetRequiredService<IScratchStats>().GetUserAsync(name, token)).Value.Followers,
            either.Token);
        var facts = new UserFacts(await followers, await joined);
        cancellationToken.ThrowIfCancellationRequested();
        return facts;
    }

    private async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception error) when (error is UpstreamException or ArgumentException or OperationCanceledException or TimeoutException)
        {
            return default;
        }
    }
}
