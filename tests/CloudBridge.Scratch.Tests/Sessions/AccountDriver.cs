using CloudBridge.TestKit;

namespace CloudBridge.Scratch.Tests.Sessions;

/// <summary>An account on the stand-in for Scratch, with a clock and the longest waits.</summary>
internal sealed class AccountDriver : IAsyncDisposable
{
    private readonly ScratchHttp _http;

    private AccountDriver(FakeScratch scratch, IScratchSessionStore store, ScratchCredentials credentials)
    {
        Scratch = scratch;
        Store = store;
        // The deadline of a request is not under test, and must not pass with the clock.
        _http = new ScratchHttp(scratch.Hosts, TimeProvider.System);
        Account = Make(credentials);
    }

    public FakeScratch Scratch { get; }

    public IScratchSessionStore Store { get; }

    public ManualTimeProvider Clock { get; } = new();

    public SignalLog<LogLine> Log { get; } = new();

    public ScratchAccount Account { get; }

    public static async Task<AccountDriver> StartAsync(ScratchCredentials? credentials = null, IScratchSessionStore? store = null, FakeScratch? scratch = null) =>
        new(scratch ?? await FakeScratch.StartAsync(), store ?? new MemorySessionStore(), credentials ?? ScratchCredentials.OfPassword(FakeScratch.User, FakeScratch.Password));

    /// <summary>The account as another run of the program has it: the same store, nothing else.</summary>
    public ScratchAccount Restart(ScratchCredentials? credentials = null) =>
        Make(credentials ?? ScratchCredentials.OfPassword(FakeScratch.User, FakeScratch.Password));

    public async Task<ScratchSession> GetAsync() => await Patience.WaitAsync(Account.GetAsync(CancellationToken.None).AsTask());

    public Task<ScratchLoginException> FailureAsync() => Assert.ThrowsAsync<ScratchLoginException>(GetAsync);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Scratch.DisposeAsync();
    }

    private ScratchAccount Make(ScratchCredentials credentials) =>
        new(credentials, new ScratchLogin(_http), Store, Clock, new CapturedLogger<ScratchAccount>(Log), new FixedRandom(1));
}
