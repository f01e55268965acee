using CloudBridge.Client;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Client;

/// <summary>The client that asks in CB1.</summary>
public sealed class Cb1AskingTests : IAsyncDisposable
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 900).Select(i => $"{i}é"));
    private readonly ManualTimeProvider _clock = new();
    private readonly Cb1FakeServer _server = new(Answer);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task It_gets_texts_lists_null_and_empty_text_as_they_are()
    {
        await using var client = await ConnectAsync();
        var text = await AskAsync(client, "echo", "日本 \n{}|");
        Assert.Equal((AnswerStatus.Done, "日本 \n{}|", RequestStatus.Completed), (text.Status, text.Items.Single(), text.Result));
        var list = await AskAsync(client, "list");
        Assert.True(list.IsList);
        Assert.Equal(["a", null, ""], list.Values);
        Assert.Equal(["a", "", ""], list.Items);
        var nothing = await AskAsync(client, "echo", (string?)null);
        Assert.Empty(nothing.Items);
        Assert.Equal([null], nothing.Values);
        var empty = await AskAsync(client, "echo", "");
        Assert.Empty(empty.Items);
        Assert.Equal([""], empty.Values);
    }

    [Fact]
    public async Task It_tells_what_went_wrong()
    {
        await using var client = await ConnectAsync();
        var answer = await AskAsync(client, "nobody");
        Assert.Equal((AnswerStatus.Error, "No such request.", RequestStatus.NotFound), (answer.Status, answer.Error, answer.Result));
    }

    [Fact]
    public async Task Many_requests_at_once_each_get_their_answer()
    {
        await using var client = await ConnectAsync();

        // They leave one after another, and the clock of the test does not wait for the last.
        var patience = TimeSpan.FromMinutes(10);
        var answers = Task.WhenAll(Enumerable.Range(0, 250).Select(i => client.AskAsync("echo", [i % 50 == 0 ? Long + i : $"n{i}"], patience)));
        await AdvanceUntilAsync(answers);
        Assert.Equal(Enumerable.Range(0, 250).Select(i => i % 50 == 0 ? Long + i : $"n{i}"), (await answers).Select(answer => answer.Items.Single()));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(50)]
    public async Task Lost_values_cost_time_alone(int percent)
    {
        var chance = new Random(percent);
        _server.Loses = _ => chance.Next(100) < percent;
        await using var client = await ConnectAsync();
        Assert.Equal(Long, (await AskAsync(client, "echo", Long)).Items.Single());
        Assert.Equal("short", (await AskAsync(client, "echo", "short")).Items.Single());
        Assert.Equal(["echo", "echo"], _server.Ran);
    }

    [Fact]
    public async Task An_answer_that_comes_garbled_is_asked_for_as_a_new_request()
    {
        var damaged = 0;
        _server.Damage = digits => damaged++ == 0 ? [.. digits.Reverse()] : digits;
        await using var client = await ConnectAsync();
        Assert.Equal(Long, (await AskAsync(client, "echo", Long)).Items.Single());
        Assert.Equal(2, _server.Ran.Count);
    }

    [Fact]
    public async Task An_answer_that_always_comes_garbled_is_an_error()
    {
        _server.Damage = digits => [.. digits.Reverse()];
        await using var client = await ConnectAsync();
        Assert.Equal("The answer arrived garbled. Please ask again.", (await AskAsync(client, "echo", Long)).Error);
    }

    [Fact]
    public async Task A_restart_of_the_server_is_asked_through()
    {
        await using var client = await ConnectAsync();
        await AskAsync(client, "echo", "1");
        _server.Loses = _ => true;
        var asked = client.AskAsync("echo", ["2"]);
        await QuietPool.WaitAsync();
        _server.Loses = _ => false;
        _server.Restart();
        await AdvanceUntilAsync(asked);
        Assert.Equal("2", (await asked).Items.Single());
    }

    [Fact]
    public async Task Without_an_answer_it_gives_up_when_the_time_is_over()
    {
        _server.Loses = _ => true;
        await using var client = await ConnectAsync();
        var asked = client.AskAsync("echo", ["hi"], TimeSpan.FromSeconds(3));
        await AdvanceUntilAsync(asked);
        Assert.Equal((AnswerStatus.Timeout, null), ((await asked).Status, (await asked).Result));
        Assert.InRange((await asked).Elapsed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.2));
    }

    [Fact]
    public async Task Waiting_can_be_given_up_and_the_server_is_told()
    {
        _server.Loses = _ => true;
        await using var client = await ConnectAsync();
        using var stop = new CancellationTokenSource();
        var asked = client.AskAsync("echo", ["hi"], null, stop.Token);
        while (!_server.Heard.Contains(UpKind.Request))
        {
            await QuietPool.WaitAsync();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(asked));
        while (!_server.Heard.Contains(UpKind.GaveUp))
        {
            await QuietPool.WaitAsync();
        }
    }

    [Fact]
    public async Task A_broken_connection_is_an_error_and_not_a_long_wait()
    {
        _server.Loses = _ => true;
        await using var client = await ConnectAsync();
        var asked = client.AskAsync("echo", ["hi"]);
        _server.Close(4000, "enough");
        Assert.Contains("4000 enough", (await Assert.ThrowsAsync<IOException>(() => Patience.WaitAsync(asked))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_other_players_ask_is_not_taken_for_an_answer()
    {
        await using var client = await ConnectAsync();
        var value = new byte[256];
        _server.Set("TO_HOST", value.AsSpan(0, UpWriter.WriteDone(value, 99_999_999, 1)));
        Assert.Equal("1", (await AskAsync(client, "echo", "1")).Items.Single());
        Assert.Single(_server.Heard, UpKind.Hello);
    }

    [Fact]
    public async Task Values_that_others_make_up_keep_no_answer_away()
    {
        var chance = new Random(3);
        var value = new byte[300];
        await using var client = await ConnectAsync();
        await AskAsync(client, "echo", "1");
        for (var i = 0; i < 1000; i++)
        {
            var length = 6 + chance.Next(250);
            value.AsSpan(0, length).Fill((byte)'1');
            for (var at = 1; at < length; at++)
            {
                value[at] = (byte)('0' + (at < 3 && i % 10 > 0 ? 3 * (2 - at) : chance.Next(10)));
            }

            CheckDigits.Write(value.AsSpan(0, length));
            _server.Set("FROM_HOST_1", value.AsSpan(0, length));
        }

        Assert.Equal(Long, (await AskAsync(client, "echo", Long)).Items.Single());
    }

    [Fact]
    public async Task A_topic_gives_its_latest_value_and_each_new_one_also_after_a_restart()
    {
        await using var client = await ConnectAsync();
        await using var updates = client.SubscribeAsync("score").GetAsyncEnumerator();
        Assert.Equal(["10"], await NextAsync(updates));
        _server.Publish(4, 7, AnswerPayload.OfText("11"));
        Assert.Equal(["11"], await NextAsync(updates));
        _server.Publish(5, 1, AnswerPayload.OfText("of another topic"));
        _server.Restart();
        Assert.Equal(["10"], await NextAsync(updates));
        _server.Publish(4, 1, AnswerPayload.OfList(["12", null]));
        Assert.Equal(["12", ""], await NextAsync(updates));
    }

    [Fact]
    public async Task Messages_to_every_player_come_without_a_subscription()
    {
        await using var client = await ConnectAsync();
        await using var updates = client.SubscribeAsync("").GetAsyncEnumerator();
        var next = updates.MoveNextAsync().AsTask();
        await AskAsync(client, "echo", "1");
        _server.Publish(0, 1, AnswerPayload.OfText("Good night"));
        await AdvanceUntilAsync(next);
        Assert.Equal(["Good night"], updates.Current.Items);
        Assert.Equal(["echo"], _server.Ran);
    }

    [Fact]
    public async Task A_topic_that_the_server_refuses_is_an_error_with_its_sentence()
    {
        await using var client = await ConnectAsync();
        await using var updates = client.SubscribeAsync("secret").GetAsyncEnumerator();
        var next = updates.MoveNextAsync().AsTask();
        var error = Assert.ThrowsAsync<InvalidOperationException>(() => next);
        await AdvanceUntilAsync(error);
        Assert.Equal("Not for you.", (await error).Message);
    }

    private static AnswerPayload Answer(RequestPayload request) => request.Name switch
    {
        "echo" => AnswerPayload.OfText(request.Arguments[0]),
        "list" => AnswerPayload.OfList(["a", null, ""]),
        "topic.subscribe" when request.Arguments[0] == "score" => AnswerPayload.OfList(["4", "10"]),
        "topic.subscribe" => AnswerPayload.OfText("Not for you.", PayloadStatus.Failed),
        _ => AnswerPayload.OfText("No such request.", PayloadStatus.NotFound),
    };

    private Task<CloudRequestClient> ConnectAsync() => CloudRequestClient.ConnectAsync(
        new CloudOptions { Kind = CloudKind.Custom, Url = new Uri("ws://127.0.0.1:1/"), SetInterval = TimeSpan.Zero },
        "demo",
        _server,
        _clock,
        format: WireFormat.Cb1);

    private async Task<CloudAnswer> AskAsync(CloudRequestClient client, string name, params string?[] arguments)
    {
        var asked = client.AskAsync(name, arguments);
        await AdvanceUntilAsync(asked);
        return await asked;
    }

    private async Task<IReadOnlyList<string>> NextAsync(IAsyncEnumerator<CloudUpdate> updates)
    {
        var next = updates.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(next);
        Assert.True(await next);
        return updates.Current.Items;
    }

    /// <summary>The clock moves when the client rests, so that time never runs ahead of a slow machine.</summary>
    private async Task AdvanceUntilAsync(Task done)
    {
        for (var step = 0; !done.IsCompleted; step++)
        {
            Assert.InRange(step, 0, 20_000);
            await QuietPool.WaitAsync();
            await Patience.WaitAsync(Task.WhenAny(done, _clock.WhenDueWithinAsync(TimeSpan.FromHours(1))));
            if (!done.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromMilliseconds(20));
            }
        }
    }
}
