using CloudBridge.Server.Features.Monitors.Http.CloudHead;
using CloudBridge.Server.Http;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Monitors.Http.CloudHead;

public sealed class PublicCacheTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly PublicCache _cache;
    private int _made;

    public PublicCacheTests() => _cache = new PublicCache(_clock);

    [Fact]
    public async Task Who_asks_for_what_is_being_made_waits_for_it_however_long_it_takes()
    {
        var source = new TaskCompletionSource<PublicAnswer>();
        var asked = Enumerable.Range(0, 50).Select(_ => _cache.AnswerAsync("q", _ => Make(source.Task))).ToList();
        _clock.Advance(TimeSpan.FromSeconds(10));
        asked.Add(_cache.AnswerAsync("q", _ => Make(source.Task)));
        source.SetResult(Answer("a"));

        Assert.Single((await Task.WhenAll(asked)).Distinct());
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task An_answer_is_made_anew_after_a_second()
    {
        await AskAsync("q");
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        await AskAsync("q");
        Assert.Equal(1, _made);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await AskAsync("q");
        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task A_failure_reaches_those_who_wait_and_is_not_kept()
    {
        var source = new TaskCompletionSource<PublicAnswer>();
        var (one, two) = (_cache.AnswerAsync("q", _ => Make(source.Task)), _cache.AnswerAsync("q", _ => Make(source.Task)));
        source.SetException(new InvalidDataException());

        await Assert.ThrowsAsync<InvalidDataException>(() => one);
        await Assert.ThrowsAsync<InvalidDataException>(() => two);
        await AskAsync("q");
        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task So_many_answers_are_kept_and_the_others_made_each_time_until_old_ones_are_gone()
    {
        for (var i = 0; i < PublicCache.Most; i++)
        {
            await AskAsync($"q{i}");
        }

        await AskAsync("more");
        await AskAsync("more");
        Assert.Equal(PublicCache.Most + 2, _made);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await AskAsync("more");
        await AskAsync("more");
        Assert.Equal(PublicCache.Most + 3, _made);
    }

    private Task<PublicAnswer> AskAsync(string question) => _cache.AnswerAsync(question, _ => Make(Task.FromResult(Answer(question))));

    private Task<PublicAnswer> Make(Task<PublicAnswer> answer)
    {
        _made++;
        return answer;
    }

    private static PublicAnswer Answer(string text) => PublicAnswer.Of(text, PublicAnswer.Json, "no-store");
}
