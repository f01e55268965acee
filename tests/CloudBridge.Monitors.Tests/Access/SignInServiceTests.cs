using CloudBridge.Monitors.Access;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Access;

public sealed class SignInServiceTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly MemoryMonitorStore _store = new();
    private readonly KeyService _keys;
    private readonly SignInService _desk;

    public SignInServiceTests()
    {
        _keys = new KeyService(_store, _store, new KeyHasher(new byte[32]), new KeyPolicy(TimeSpan.FromDays(365)), _clock);
        _desk = new SignInService(_keys, _store, _clock);
    }

    [Fact]
    public async Task Whoever_shows_the_code_gets_a_key_for_the_token()
    {
        var started = await StartAsync("ada");
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
        var started = await StartAsync("Ada");
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
        var started = await StartAsync("Ada");

        Assert.Equal(CodeVerdict.SomebodyElses, await _desk.ConfirmAsync(started.Code, "Bob"));
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(started.PollToken)).State);
        Assert.Equal(CodeVerdict.Accepted, await _desk.ConfirmAsync(started.Code, "ADA"));
        Assert.Equal(CodeVerdict.NotOpen, await _desk.ConfirmAsync(started.Code, "Ada"));
    }

    [Fact]
    public async Task A_sign_in_that_was_begun_while_the_clock_was_ahead_is_over_when_it_is_right_again_and_keeps_no_other()
    {
        _clock.Leap(TimeSpan.FromDays(800));
        var ahead = await StartAsync("Ada");
        _clock.Leap(TimeSpan.FromDays(-800));
        var right = await StartAsync("Bob");

        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(ahead.PollToken)).State);
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(right.PollToken)).State);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(right.PollToken)).State);
        Assert.Equal(0, _desk.Count);
    }

    [Fact]
    public async Task A_sign_in_whose_code_is_not_shown_is_over_after_5_minutes()
    {
        var started = await StartAsync("Ada");
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromMinutes(5), started.ExpiresAt);

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(started.PollToken)).State);
        Assert.Equal(CodeVerdict.NotOpen, await _desk.ConfirmAsync(started.Code, "Ada"));
        Assert.Equal(0, _desk.Count);
    }

    [Fact]
    public async Task A_key_that_is_not_fetched_waits_for_5_more_minutes()
    {
        var started = await StartAsync("Ada");
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
        var started = await StartAsync("Ada");
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
        var started = await StartAsync("Ada");
        await _desk.ConfirmAsync(started.Code, "Ada");

        Assert.All(
            await Task.WhenAll(new[] { null, "", "cbp1_", started.Code, started.PollToken[..^1], started.PollToken + "A", PollToken.Create() }.Select(token => _desk.PollAsync(token).AsTask())),
            poll => Assert.Equal(SignInState.Gone, poll.State));
    }

    [Fact]
    public async Task Whoever_begins_sign_ins_in_your_name_voids_no_code_of_yours()
    {
        var own = await StartAsync("Ada");
        for (var i = 0; i < OpenSignIns.Max + 500; i++)
        {
            await _desk.StartAsync("Ada", "elsewhere");
        }

        Assert.Equal(10_000, _desk.Count);
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(own.PollToken)).State);
        Assert.Equal(CodeVerdict.Accepted, await _desk.ConfirmAsync(own.Code, "Ada"));
        Assert.Equal(SignInState.Done, (await _desk.PollAsync(own.PollToken)).State);
    }

    [Fact]
    public async Task When_ten_thousand_are_open_the_oldest_of_whoever_has_the_most_is_void_and_gone()
    {
        var first = await StartAsync("Ada", "many");
        var second = await StartAsync("Ada", "many");
        for (var i = 2; i < OpenSignIns.Max; i++)
        {
            await StartAsync("Bob", $"network {i}");
        }

        var late = await StartAsync("Cyd", "late");

        Assert.Equal(10_000, _desk.Count);
        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(first.PollToken)).State);
        Assert.Equal(CodeVerdict.NotOpen, await _desk.ConfirmAsync(first.Code, "Ada"));
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(second.PollToken)).State);
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(late.PollToken)).State);
    }

    [Fact]
    public async Task The_only_code_of_an_address_makes_room_for_its_own_next_one_and_for_no_other()
    {
        var first = await StartAsync("Ada", "network 0");
        for (var i = 1; i < OpenSignIns.Max; i++)
        {
            await StartAsync("Bob", $"network {i}");
        }

        Assert.Null(await _desk.StartAsync("Cyd", "late"));
        Assert.Equal(SignInState.Pending, (await _desk.PollAsync(first.PollToken)).State);
        Assert.NotNull(await _desk.StartAsync("Ada", "network 0"));
        Assert.Equal(SignInState.Gone, (await _desk.PollAsync(first.PollToken)).State);
    }

    [Fact]
    public async Task A_code_that_was_shown_is_not_void_before_its_key_is_fetched()
    {
        var shown = await StartAsync("Ada");
        await _desk.ConfirmAsync(shown.Code, "Ada");
        for (var i = 0; i < OpenSignIns.Max + 1; i++)
        {
            await StartAsync("Ada");
        }

        Assert.Equal(10_000, _desk.Count);
        Assert.Equal(SignInState.Done, (await _desk.PollAsync(shown.PollToken)).State);
    }

    [Fact]
    public async Task Codes_have_19_digits_and_no_two_are_alike()
    {
        var codes = new HashSet<string>();
        for (var i = 0; i < 1_000; i++)
        {
            var started = await StartAsync("Ada");
            Assert.Matches("^[1-9][0-9]{18}$", started.Code);
            Assert.True(codes.Add(started.Code));
        }
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

    private async Task<StartedSignIn> StartAsync(string user, string origin = "home") => (await _desk.StartAsync(user, origin))!;

    private async Task<string> SignInAsync()
    {
        var started = await StartAsync("Ada");
        await _desk.ConfirmAsync(started.Code, "Ada");
        _clock.Advance(TimeSpan.FromSeconds(1));
        return (await _desk.PollAsync(started.PollToken)).Key!.Key.Text;
    }
}
