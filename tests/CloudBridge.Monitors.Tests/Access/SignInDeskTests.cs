using CloudBridge.Monitors.Access;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Access;

public sealed class SignInDeskTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryMonitorStore _store = new();
    private readonly MemoryCodes _codes = new();
    private readonly KeyService _keys;
    private readonly SignInDesk _desk;

    public SignInDeskTests()
    {
        _keys = new KeyService(_store, _store, new KeyHasher(new byte[32]), new KeyPolicy(TimeSpan.FromDays(365)), _clock);
        _desk = new SignInDesk(_codes, _keys, _store, _clock);
    }

    [Fact]
    public async Task Whoever_shows_the_code_gets_a_key_for_the_token()
    {
        var started = await _desk.StartAsync("ada");
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(started.PollToken)).State);

        Assert.Equal(CodeVerdict.Accepted, await _desk.ConfirmAsync(started.Code, "Ada"));
        var poll = await _desk.PollAsync(started.PollToken);

        Assert.Equal((SignInState.Done, "Ada"), (poll.State, poll.Account!.Name));
        var verified = await _keys.CheckAsync(poll.Key!.Key.Text);
        Assert.Equal(KeyScopes.Read | KeyScopes.Write | KeyScopes.Account, verified!.Key.Scopes);
    }

    [Fact]
    public async Task The_key_is_handed_out_once()
    {
        var started = await _desk.StartAsync("Ada");
        await _desk.ConfirmAsync(started.Code, "Ada");

        var states = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => (await _desk.PollAsync(started.PollToken)).State)));

        Assert.Single(states, SignInState.Done);
        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(started.PollToken)).State);
        Assert.Single(await _store.ListKeysAsync(1));
        Assert.Equal(0, _desk.Count);
    }

    [Fact]
    public async Task A_copied_code_gives_nothing_and_stays_open_for_its_owner()
    {
        var started = await _desk.StartAsync("Ada");

        Assert.Equal(CodeVerdict.SomebodyElses, await _desk.ConfirmAsync(started.Code, "Bob"));
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(started.PollToken)).State);
        Assert.Equal(CodeVerdict.Accepted, await _desk.ConfirmAsync(started.Code, "ADA"));
        Assert.Equal(CodeVerdict.NotOpen, await _desk.ConfirmAsync(started.Code, "Ada"));
    }

    [Fact]
    public async Task A_sign_in_whose_code_is_not_shown_is_over_after_5_minutes()
    {
        var started = await _desk.StartAsync("Ada");
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromMinutes(5), started.ExpiresAt);

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(started.PollToken)).State);
        Assert.Equal(CodeVerdict.NotOpen, await _desk.ConfirmAsync(started.Code, "Ada"));
        Assert.Equal(0, _desk.Count);
    }

    [Fact]
    public async Task A_key_that_is_not_fetched_waits_for_5_more_minutes()
    {
        var started = await _desk.StartAsync("Ada");
        _clock.Advance(TimeSpan.FromMinutes(4));
        await _desk.ConfirmAsync(started.Code, "Ada");

        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        var isThere = _desk.Count;
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, isThere);
        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(started.PollToken)).State);
        Assert.Empty(await _store.ListKeysAsync(1));
    }

    [Fact]
    public async Task A_sign_in_outlives_a_store_that_fails_for_a_moment()
    {
        var started = await _desk.StartAsync("Ada");
        await _desk.ConfirmAsync(started.Code, "Ada");
        _store.IsBroken = true;
        await Assert.ThrowsAsync<MonitorException>(async () => await _desk.PollAsync(started.PollToken));
        _store.IsBroken = false;

        Assert.Equal(SignInState.Done, (await _desk.PollAsync(started.PollToken)).State);
    }

    [Fact]
    public async Task Signing_in_again_revokes_the_oldest_key()
    {
        var first = await SignInAsync();
        var second = await SignInAsync();
        var third = await SignInAsync();

        Assert.Null(await _keys.CheckAsync(first));
        Assert.NotNull(await _keys.CheckAsync(second));
        Assert.NotNull(await _keys.CheckAsync(third));
    }

    [Fact]
    public async Task A_token_that_was_never_given_is_gone_whatever_it_looks_like()
    {
        var started = await _desk.StartAsync("Ada");
        await _desk.ConfirmAsync(started.Code, "Ada");

        Assert.All(
            await Task.WhenAll(new[] { null, "", "cbp1_", started.Code, started.PollToken[..^1], started.PollToken + "A", PollToken.Create() }.Select(token => _desk.PollAsync(token).AsTask())),
            poll => Assert.Equal(SignInState.Gone, poll.State));
    }

    [Fact]
    public async Task Ten_thousand_may_be_open_and_the_oldest_makes_room()
    {
        var first = await _desk.StartAsync("Ada");
        var second = await _desk.StartAsync("Ada");
        for (var i = 1; i < OpenSignIns.Max; i++)
        {
            await _desk.StartAsync("Bob");
        }

        Assert.Equal(10_000, _desk.Count);
        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(first.PollToken)).State);
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(second.PollToken)).State);
    }

    [Fact]
    public void A_token_has_256_random_bits_and_is_kept_as_a_hash()
    {
        var token = PollToken.Create();

        Assert.Matches("^cbp1_[A-Za-z0-9_-]{43}$", token);
        Assert.NotEqual(token, PollToken.Create());
        Assert.Equal(32, PollToken.Hash(token)!.Length);
        Assert.Equal("123", $"{new StartedSignIn("123", token, default)}");
    }

    private async Task<string> SignInAsync()
    {
        var started = await _desk.StartAsync("Ada");
        await _desk.ConfirmAsync(started.Code, "Ada");
        _clock.Advance(TimeSpan.FromSeconds(1));
        return (await _desk.PollAsync(started.PollToken)).Key!.Key.Text;
    }
}
