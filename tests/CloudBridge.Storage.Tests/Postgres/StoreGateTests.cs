using CloudBridge.Storage.Postgres;
using CloudBridge.TestKit;

namespace CloudBridge.Storage.Tests.Postgres;

public sealed class StoreGateTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly StoreGate _gate;

    public StoreGateTests() => _gate = new StoreGate(_time);

    [Fact]
    public async Task A_database_that_answers_is_asked_by_a_share_at_once_and_others_follow()
    {
        await FillAsync();
        var next = EnterAsync();
        Assert.False(next.IsCompleted);

        _gate.Heard();
        _gate.Leave(StoreGate.Entry.Admitted);

        Assert.Equal(StoreGate.Entry.Admitted, await next);
    }

    [Fact]
    public async Task Who_finds_no_place_waits_a_moment_and_nobody_does_once_nothing_is_heard()
    {
        await FillAsync();
        var next = EnterAsync();

        _time.Advance(StoreGate.Silence);

        Assert.Equal(StoreGate.Entry.Refused, await next);
        Assert.Equal(StoreGate.Entry.Refused, await EnterAsync());
    }

    [Fact]
    public async Task Silence_begins_when_somebody_asks()
    {
        _time.Advance(StoreGate.Silence * 10);
        await FillAsync();

        Assert.False(EnterAsync().IsCompleted);
    }

    [Fact]
    public async Task After_some_silences_in_a_row_only_trials_are_let_in_until_something_is_heard()
    {
        Miss(StoreGate.MostSilences - 1);
        _gate.Heard();
        Miss(StoreGate.MostSilences - 1);
        Assert.True(_gate.IsAnswering);

        Miss(1);

        Assert.False(_gate.IsAnswering);
        Assert.Equal(StoreGate.Entry.Refused, await EnterAsync());
        _time.Advance(StoreGate.TrialEvery);
        Assert.Equal(StoreGate.Entry.Trial, await EnterAsync());
        Assert.Equal(StoreGate.Entry.Refused, await EnterAsync());
        _gate.Heard();
        Assert.Equal((true, StoreGate.Entry.Admitted), (_gate.IsAnswering, await EnterAsync()));
    }

    [Fact]
    public async Task A_trial_needs_no_place()
    {
        await FillAsync();
        Miss(StoreGate.MostSilences);
        _time.Advance(StoreGate.TrialEvery);

        Assert.Equal(StoreGate.Entry.Trial, await EnterAsync());
        _gate.Leave(StoreGate.Entry.Trial);
        _gate.Heard();
        Assert.False(EnterAsync().IsCompleted);
    }

    private async Task FillAsync()
    {
        for (var i = 0; i < StoreGate.Share; i++)
        {
            Assert.Equal(StoreGate.Entry.Admitted, await EnterAsync());
        }
    }

    private void Miss(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _gate.Missed();
        }
    }

    private Task<StoreGate.Entry> EnterAsync() => Patience.WaitAsync(_gate.EnterAsync(CancellationToken.None).AsTask());
}
