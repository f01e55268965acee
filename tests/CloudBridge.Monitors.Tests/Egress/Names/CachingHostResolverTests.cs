using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Names;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Egress.Names;

public sealed class CachingHostResolverTests
{
    private static readonly IPAddress First = IPAddress.Parse("8.8.8.8");
    private static readonly IPAddress Second = IPAddress.Parse("8.8.4.4");
    private readonly ManualTimeProvider _time = new();
    private readonly HandResolver _inner = new();
    private readonly CachingHostResolver _resolver;

    public CachingHostResolverTests() => _resolver = new CachingHostResolver(_inner, new HostCacheOptions(), _time);

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("2a00::1")]
    public async Task An_address_is_its_own_answer(string address)
    {
        Assert.Equal([IPAddress.Parse(address)], await _resolver.ResolveAsync(address, default));
        Assert.Empty(_inner.Asked.Items);
    }

    [Fact]
    public async Task An_answer_is_believed_for_60_seconds()
    {
        Assert.Equal([First], await AnswerAsync(First));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal([First], await _resolver.ResolveAsync("A.example", default));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([Second], await AnswerAsync(Second));
        Assert.Equal(2, _inner.Asked.Items.Count);
    }

    [Theory]
    [InlineData(800 * 24)]
    [InlineData(-3)]
    public async Task It_is_believed_no_longer_when_the_clock_was_wrong_when_it_came(int hours)
    {
        _time.Leap(TimeSpan.FromHours(hours));
        Assert.Equal([First], await AnswerAsync(First));
        _time.Leap(TimeSpan.FromHours(-hours));
        Assert.Equal([First], await _resolver.ResolveAsync("a.example", default));
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal([Second], await AnswerAsync(Second));
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(100, 100)]
    [InlineData(3_600, 300)]
    public void It_is_believed_for_30_s_to_5_min(int seconds, int really) =>
        Assert.Equal(TimeSpan.FromSeconds(really), new HostCacheOptions { Lifetime = TimeSpan.FromSeconds(seconds) }.Lifetime);

    [Fact]
    public async Task Those_who_ask_at_once_share_a_question()
    {
        var all = Enumerable.Range(0, 50).Select(_ => _resolver.ResolveAsync("a.example", default).AsTask()).ToArray();
        (await _inner.NextAsync()).SetResult([First]);

        Assert.All(await Patience.WaitAsync(Task.WhenAll(all)), answer => Assert.Equal([First], answer));
        Assert.Single(_inner.Asked.Items);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_end_the_question_of_the_others()
    {
        using var stop = new CancellationTokenSource();
        var impatient = _resolver.ResolveAsync("a.example", stop.Token).AsTask();
        var patient = _resolver.ResolveAsync("a.example", default).AsTask();
        var question = await _inner.NextAsync();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(impatient));
        question.SetResult([First]);

        Assert.Equal([First], await Patience.WaitAsync(patient));
    }

    [Fact]
    public async Task A_failure_is_remembered_for_10_seconds()
    {
        await FailAsync();
        _time.Advance(TimeSpan.FromSeconds(9));
        await Assert.ThrowsAsync<HostNotFoundException>(() => _resolver.ResolveAsync("a.example", default).AsTask());
        Assert.Single(_inner.Asked.Items);

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([First], await AnswerAsync(First));
    }

    [Fact]
    public async Task When_nobody_can_tell_an_old_answer_stands_in_for_5_minutes()
    {
        await AnswerAsync(First);
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal([First], await TroubleAsync());

        Assert.Equal([First], await _resolver.ResolveAsync("a.example", default));
        Assert.Equal(2, _inner.Asked.Items.Count);
        _time.Advance(TimeSpan.FromMinutes(4.8));
        Assert.Equal([First], await TroubleAsync());
        _time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<HostNotFoundException>(TroubleAsync);
    }

    [Fact]
    public async Task A_host_that_is_gone_for_certain_is_gone_at_once()
    {
        await AnswerAsync(First);
        _time.Advance(TimeSpan.FromSeconds(61));

        await FailAsync();
    }

    [Fact]
    public async Task A_question_takes_3_seconds_at_most()
    {
        var asked = _resolver.ResolveAsync("a.example", default).AsTask();
        await _inner.NextAsync();
        await Patience.WaitAsync(_time.WhenTimersAsync(1));

        _time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<HostNotFoundException>(() => Patience.WaitAsync(asked));
        Assert.Equal(0, _time.ActiveTimers);
    }

    [Fact]
    public async Task A_host_without_an_address_or_with_very_many_is_not_found()
    {
        await Assert.ThrowsAsync<HostNotFoundException>(() => AnswerAsync());
        _time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<HostNotFoundException>(() => AnswerAsync([.. Enumerable.Repeat(First, 65)]));
    }

    [Fact]
    public async Task No_more_hosts_are_remembered_than_allowed_and_the_longest_known_are_forgotten_first()
    {
        var resolver = new CachingHostResolver(_inner, new HostCacheOptions { MaxHosts = 20 }, _time);
        for (var i = 0; i < 100; i++)
        {
            var asked = resolver.ResolveAsync($"{i}.example", default).AsTask();
            (await _inner.NextAsync()).SetResult([First]);
            await Patience.WaitAsync(asked);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.InRange(resolver.Count, 1, 20);
        }

        Assert.Equal([First], await resolver.ResolveAsync("99.example", default));
        Assert.Equal(100, _inner.Asked.Items.Count);
    }

    private async Task<IReadOnlyList<IPAddress>> AnswerAsync(params IPAddress[] addresses)
    {
        var asked = _resolver.ResolveAsync("a.example", default).AsTask();
        (await _inner.NextAsync()).SetResult(addresses);
        return await Patience.WaitAsync(asked);
    }

    private Task<HostNotFoundException> FailAsync() => Assert.ThrowsAsync<HostNotFoundException>(() => ThrowAsync(new HostNotFoundException("Gone.") { IsCertain = true }));

    private Task<IReadOnlyList<IPAddress>> TroubleAsync() => ThrowAsync(new HostNotFoundException("No name server."));

    private async Task<IReadOnlyList<IPAddress>> ThrowAsync(Exception error)
    {
        var asked = _resolver.ResolveAsync("a.example", default).AsTask();
        (await _inner.NextAsync()).SetException(error);
        return await Patience.WaitAsync(asked);
    }
}
