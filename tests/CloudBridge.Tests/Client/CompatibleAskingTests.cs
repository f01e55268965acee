using System.Globalization;
using System.Text;
using CloudBridge.Client;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Client;

/// <summary>The client that asks in Cloud Requests, and when it stops to wait.</summary>
public sealed class CompatibleAskingTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Cb1FakeServer _cloud = new(_ => throw new InvalidOperationException("Nobody asks in CB1 here."));
    private readonly SignalLog<CloudValue> _values = new();

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    [Fact]
    public async Task While_parts_come_it_does_not_give_up_and_then_it_does_after_ten_seconds_of_silence()
    {
        await using var client = await ConnectAsync();
        var (asked, id) = await AskAsync(client);
        for (var part = 1; part <= 20; part++)
        {
            await ComeAsync($"21.{id}{part:000}1");
            await PassAsync(asked, TimeSpan.FromSeconds(1));
        }

        Assert.False(asked.IsCompleted);
        await PassAsync(asked, TimeSpan.FromSeconds(11));
        var answer = await Patience.WaitAsync(asked);
        Assert.Equal((AnswerStatus.Timeout, 20), (answer.Status, answer.Parts));
    }

    [Fact]
    public async Task Values_made_to_harm_neither_break_it_nor_keep_it_from_asking()
    {
        var chance = new Random(7);
        await using var client = await ConnectAsync();
        var (asked, id) = await AskAsync(client);
        for (var i = 0; i < 500; i++)
        {
            var digits = string.Concat(Enumerable.Range(0, chance.Next(300)).Select(_ => (char)('0' + chance.Next(10))));
            await ComeAsync($"{digits}.{id}{(chance.Next(3) == 0 ? chance.Next(100) + "222" : chance.Next(100_000).ToString(CultureInfo.InvariantCulture))}");
        }

        await ComeAsync($"21.{id}2222");
        await PassAsync(asked, TimeSpan.FromSeconds(50));
        await Patience.WaitAsync(asked);
        Assert.False(client.Closed.IsCompleted);

        var (again, next) = await AskAsync(client);
        await ComeAsync($"2189.{next}2222");
        Assert.Equal(["a"], (await Patience.WaitAsync(again)).Items);
    }

    private async Task<CloudRequestClient> ConnectAsync()
    {
        var options = new CloudOptions { Kind = CloudKind.Custom, Url = new Uri("ws://127.0.0.1:1/"), SetInterval = TimeSpan.Zero };
        var client = await CloudRequestClient.ConnectAsync(options, "demo", _cloud, _clock);
        client.ValueSeen += _values.Add;
        return client;
    }

    private async Task<(Task<CloudAnswer> Asked, string Id)> AskAsync(CloudRequestClient client)
    {
        var before = _values.Items.Count;
        var asked = client.AskAsync("ping", []);
        var sent = (await _values.CountAsync(before + 1))[before];
        return (asked, sent.Value.Split('.')[1]);
    }

    /// <summary>A value comes, and is taken where it has the form of an answer.</summary>
    private async Task ComeAsync(string value)
    {
        _cloud.Set("FROM_HOST_1", Encoding.ASCII.GetBytes(value));
        await QuietPool.WaitAsync();
    }

    private async Task PassAsync(Task asked, TimeSpan time)
    {
        for (var end = _clock.GetUtcNow() + time; _clock.GetUtcNow() < end && !asked.IsCompleted;)
        {
            await Patience.WaitAsync(Task.WhenAny(asked, _clock.WhenTimersAsync(1)));
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await QuietPool.WaitAsync();
        }
    }
}
