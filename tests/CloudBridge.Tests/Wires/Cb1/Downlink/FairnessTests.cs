using CloudBridge.Tests.Downlink;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

public sealed class FairnessTests
{
    private readonly DownlinkDriver _downlink = new();

    [Fact]
    public void A_short_answer_does_not_wait_for_a_long_one_of_somebody_else()
    {
        _downlink.AddLong(_downlink.Asker(), 1, 20_000);
        for (var sent = 0; sent < 5; sent++)
        {
            _downlink.Send();
        }

        _downlink.AddShort(_downlink.Asker(), 2, "123");

        Assert.Contains("2/2 Answer 123", _downlink.Said(_downlink.Send()!));
    }

    [Fact]
    public void The_shortest_answer_of_a_client_goes_first()
    {
        var asker = _downlink.Asker();
        _downlink.AddShort(asker, 1, new string('1', 100));
        _downlink.AddShort(asker, 2, new string('2', 50));
        _downlink.AddShort(asker, 3, "3");

        Assert.Equal(["1/3", "1/2", "1/1"], _downlink.SendAll().Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Long_answers_of_two_clients_take_turns_and_end_together()
    {
        var first = _downlink.AddLong(_downlink.Asker(), 1, 10_000);
        _downlink.AddLong(_downlink.Asker(), 2, 10_000);

        var said = _downlink.SendAll();

        var handles = said.Where(line => line.StartsWith("part", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).ToArray();
        Assert.InRange(Array.LastIndexOf(handles, handles[0]), handles.Length - 4, handles.Length - 1);
        Assert.InRange(Array.LastIndexOf(handles, handles.First(handle => handle != handles[0])), handles.Length - 4, handles.Length - 1);
        Assert.Equal(first.Length * 2, said.Where(line => line.StartsWith("part", StringComparison.Ordinal)).Sum(line => line.Split(' ')[3].Length));
    }

    [Theory]
    [InlineData(RequestPriority.High, RequestPriority.Normal, 4)]
    [InlineData(RequestPriority.Normal, RequestPriority.Low, 4)]
    [InlineData(RequestPriority.High, RequestPriority.Low, 16)]
    public void A_higher_priority_has_a_larger_share(RequestPriority high, RequestPriority low, int ratio)
    {
        _downlink.AddLong(_downlink.Asker(), 1, 200_000, priority: high);
        _downlink.AddLong(_downlink.Asker(), 2, 200_000, priority: low);

        var said = _downlink.SendAll(atMost: 340).Where(line => line.StartsWith("part", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToArray();
        var shares = said.GroupBy(words => words[1]).Select(group => group.Sum(words => words[3].Length)).OrderDescending().ToArray();

        Assert.InRange((double)shares[0] / shares[1], ratio * 0.85, ratio * 1.15);
    }

    [Fact]
    public void Nobody_starves_while_two_hundred_ask_without_end()
    {
        var askers = Enumerable.Range(0, 200).Select(_ => _downlink.Asker()).ToArray();
        var served = new Dictionary<string, int>();
        var request = 0;
        foreach (var asker in askers)
        {
            _downlink.AddShort(asker, 1, "1234567890123");
        }

        for (var sent = 0; sent < 200; sent++)
        {
            foreach (var tag in _downlink.Said(_downlink.Send()!).Select(line => line.Split('/')[0]))
            {
                served[tag] = served.GetValueOrDefault(tag) + 1;
                _downlink.AddShort(askers[int.Parse(tag, System.Globalization.CultureInfo.InvariantCulture) - 1], (request++ % 99) + 1, "1234567890123");
            }
        }

        Assert.Equal(200, served.Count);
        Assert.InRange(served.Values.Max() - served.Values.Min(), 0, 1);
    }

    [Fact]
    public void Both_formats_share_the_downlink()
    {
        _downlink.AddCompatible("100010", 244 * 20);
        _downlink.AddLong(_downlink.Asker(), 1, 244 * 20);

        var first = Enumerable.Range(0, 20).Select(_ => _downlink.Said(_downlink.Send()!)[0].Split(' ')[0]).ToArray();

        Assert.InRange(first.Count(word => word == "compatible"), 9, 11);
    }

    [Fact]
    public void An_answer_that_nobody_can_wait_for_any_more_is_dropped_and_remembered()
    {
        _downlink.AddCompatible("100010", 10);
        _downlink.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Null(_downlink.Send());
        Assert.True(_downlink.Outbox.Replay(CloudBridge.Protocol.CloudRequests.RequestId.Parse("100010"), 1));
        Assert.Equal("compatible 1000102222", _downlink.Said(_downlink.Send()!)[0]);
    }
}
