using System.Collections.Concurrent;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.LossCb1;

/// <summary>
/// 1,000 answers in CB1 while 30 % of the values get lost on the way up and down: numbers, texts of all scripts, lists, in one
/// value or many, through a bridge with the pace of Scratch, four projects in a room, in virtual time.
/// </summary>
public sealed class Cb1LossRounds
{
    private const int FullScale = 1000;
    private const int AnswersPerPlayer = 25;
    private const int PlayersPerRoom = 4;
    private const int ValueLength = 256;
    private const double Loss = 0.3;
    private const uint FirstNonce = 31_000_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(1);

    /// <summary>A project waits as long as it takes: 10 s without a word are common with so much loss.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<int, int> _runs = new();
    private int _sent;
    private int _lost;

    /// <summary>Runs it.</summary>
    /// <param name="seed">The same seed loses the same values, as far as the machine takes the same turns.</param>
    /// <param name="scale">1 for 1,000 answers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Cb1LossFigures> RunAsync(int seed, double scale, CancellationToken cancellationToken)
    {
        var count = Math.Max(2, (int)Math.Ceiling(FullScale * scale / AnswersPerPlayer));
        var random = new Random(seed);
        var host = await StartAsync((count + PlayersPerRoom - 1) / PlayersPerRoom).ConfigureAwait(false);
        await using (host.ConfigureAwait(false))
        {
            var questions = Enumerable.Range(0, count).Select(player => Questions(player, random)).ToArray();
            var players = questions.Select((asked, i) => new Cb1LossPlayer(Join(host, i), asked, host.Clock)).ToArray();
            host.Cloud.Rule = _ => Fall(random);
            var done = Task.WhenAll(players.Select(player => Task.Run(player.RunAsync, cancellationToken)));
            var passed = await Task.Factory.StartNew(
                () => Play(host.Clock, done, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            return Sum(players, passed);
        }
    }

    private static Cb1Player Join(BridgeHost host, int player) =>
        host.JoinCb1(FirstNonce + ((uint)player * 1000), Room(player / PlayersPerRoom), options => options with { Patience = Patience });

    private static string Room(int room) => $"room{room}";

    private static Cb1LossQuestion[] Questions(int player, Random random) =>
    [
        .. Enumerable.Range(0, AnswersPerPlayer).Select(i => new Cb1LossQuestion(
            (player * AnswersPerPlayer) + i,
            i % 3 == 0 ? new string('f', 100 + random.Next(600)) : "")),
    ];

    private Task<BridgeHost> StartAsync(int rooms)
    {
        var builder = new BridgeHostBuilder()
            .WithRequests(options => (options.LastPartWait, options.RepeatsWhenIdle) = (new RequestOptions().LastPartWait, new RequestOptions().RepeatsWhenIdle))
            .WithRequests(options => options.Timeout = TimeSpan.FromMinutes(10))
            .WithRequest("make", (int number, string filler) =>
            {
                _runs.AddOrUpdate(number, 1, (_, runs) => runs + 1);
                return Cb1LossQuestion.Answer(number);
            });
        for (var room = 0; room < rooms; room++)
        {
            builder.WithCloud(CloudKind.Embedded, Room(room), $"cloud{room}", configure: cloud => (cloud.SetInterval, cloud.ValueLength) = (Interval, ValueLength));
        }

        return builder.StartAsync();
    }

    /// <summary>Called by the cloud for each value, one at a time.</summary>
    private Fate Fall(Random random)
    {
        _sent++;
        if (random.NextDouble() >= Loss)
        {
            return Fate.Deliver;
        }

        _lost++;
        return Fate.Drop;
    }

    /// <summary>Moves the clock in small steps, and after each lets everybody do what falls due.</summary>
    private static TimeSpan Play(ManualTimeProvider clock, Task done, CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromMilliseconds(20);
        var now = TimeSpan.Zero;
        for (; now < MostTime && !done.IsCompleted; now += Tick)
        {
            cancellationToken.ThrowIfCancellationRequested();
            QuietPool.Wait(patience);
            clock.Advance(Tick);
        }

        return now;
    }

    private Cb1LossFigures Sum(Cb1LossPlayer[] players, TimeSpan passed)
    {
        var times = players.SelectMany(player => player.Times).Order().ToArray();
        var answers = players.Length * AnswersPerPlayer;
        var right = players.Sum(player => player.Right);
        var garbled = players.Sum(player => player.Garbled);
        return new Cb1LossFigures(
            answers, _sent, _lost, right, garbled, answers - right - garbled, _runs.Values.Count(runs => runs > 1), times.Length == 0 ? TimeSpan.Zero : times[times.Length / 2], passed);
    }
}
