using CloudBridge.Tests.Downlink;
using CloudBridge.Wires.Cb1;

namespace CloudBridge.Tests.Wires.Cb1.Downlink;

/// <summary>What many askers at once must not do to each other.</summary>
public sealed class CrowdTests
{
    private readonly DownlinkDriver _downlink = new();

    [Fact]
    public void More_long_answers_than_there_are_handles_all_arrive()
    {
        for (var number = 1; number <= 100; number++)
        {
            _downlink.AddLong(_downlink.Asker(), 1, 1000);
        }

        var said = _downlink.SendAll();

        Assert.Equal(100, said.Count(line => line.Contains("opening", StringComparison.Ordinal)));
        Assert.Equal(100 * 1000, said.Where(line => line.StartsWith("part", StringComparison.Ordinal)).Sum(line => line.Split(' ')[3].Length));
    }

    [Fact]
    public void Askers_that_come_without_end_do_not_keep_a_begun_answer_from_its_turn()
    {
        _downlink.AddCompatible("100010", 244 * 20);
        _downlink.AddLong(_downlink.Asker(), 1, 20_000);
        var begun = 0;
        for (var number = 0; number < 600; number++)
        {
            _downlink.AddCompatible($"{20_000 + number}0", 10);
            begun += _downlink.Said(_downlink.Send()!).Any(line => line.StartsWith("compatible 100010", StringComparison.Ordinal) || line.StartsWith("part", StringComparison.Ordinal)) ? 1 : 0;
            Assert.True(_downlink.Outbox.Queued < 100);
        }

        Assert.InRange(begun, 20, 120);
    }

    [Fact]
    public void Who_asks_for_the_first_time_does_not_pay_for_what_a_long_answer_had_of_leftovers()
    {
        var askers = Enumerable.Range(0, 40).Select(_ => _downlink.Asker()).ToArray();
        var busy = askers.ToDictionary(asker => asker.Tag, _ => 1);
        _downlink.AddLong(_downlink.Asker(), 1, 200_000);
        Array.ForEach(askers, asker => _downlink.AddShort(asker, 1, "1234567890123"));
        for (var sent = 0; sent < 300; sent++)
        {
            foreach (var line in _downlink.Said(_downlink.Send()!).Where(line => line.Contains("Answer", StringComparison.Ordinal)))
            {
                var asker = askers[int.Parse(line.Split('/')[0], System.Globalization.CultureInfo.InvariantCulture) - 1];
                _downlink.AddShort(asker, (busy[asker.Tag]++ % 99) + 1, "1234567890123");
            }
        }

        _downlink.AddShort(_downlink.Asker(), 7, "99");

        Assert.Contains(Enumerable.Range(0, 5).SelectMany(_ => _downlink.Said(_downlink.Send()!)), line => line == "42/7 Answer 99");
    }

    [Fact]
    public void When_too_many_wait_the_oldest_not_begun_is_dropped_and_its_client_has_to_ask_again()
    {
        var downlink = new DownlinkDriver(queued: 3);
        var askers = Enumerable.Range(0, 4).Select(_ => downlink.Asker()).ToArray();
        downlink.AddLong(askers[0], 1, 1000);
        downlink.Send();
        Array.ForEach(askers[1..], asker => downlink.AddShort(asker, 2, "77", key: (ulong)asker.Tag));

        Assert.False(downlink.Cb1.Replay(new Cb1Address(askers[1], 2), 2));
        var said = downlink.SendAll();
        Assert.Equal(["3/2 Answer 77", "4/2 Answer 77"], said.Where(line => line.Contains("Answer", StringComparison.Ordinal)));
        Assert.Contains(said, line => line.StartsWith("part", StringComparison.Ordinal));
    }

    [Fact]
    public void Clients_that_greet_without_end_keep_nobody_from_the_downlink()
    {
        var asker = _downlink.Asker();
        _downlink.AddLong(asker, 1, 5000);
        _downlink.SendAll();
        _downlink.Clock.Advance(TimeSpan.FromSeconds(1));
        _downlink.Cb1.Resend(new Cb1Address(asker, 1), [new(3, 3)]);
        _downlink.AddCompatible("100010", 244 * 3);
        var crowd = Enumerable.Range(0, 100).Select(_ => _downlink.Asker()).ToArray();
        var said = new List<string>();
        for (var sent = 0; sent < 60; sent++)
        {
            Array.ForEach(crowd, _downlink.Cb1.SendWelcome);
            said.AddRange(_downlink.Said(_downlink.Send()!));
        }

        Assert.Equal(3, said.Count(line => line.StartsWith("compatible", StringComparison.Ordinal)));
        Assert.Single(said, line => line.StartsWith("part", StringComparison.Ordinal));
    }
}
