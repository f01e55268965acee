using System.Diagnostics.Metrics;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>
/// Projects that never see 20 % of the values written for them get every answer: 1,000 answers of 1 to 12 parts, half
/// to requests of one value and half to requests of several, through a bridge with its default settings, in virtual time.
/// </summary>
public sealed class LossRounds
{
    private const int FullScale = 1000;
    private const int AnswersPerPlayer = 20;
    private const int MostParts = 12;
    private const int ValueLength = 256;
    private const double Loss = 0.2;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(35);
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(2);

    /// <summary>Half of the rooms on a cloud with the pace of the embedded one, half on one with that of Scratch.</summary>
    private static readonly (string Url, TimeSpan Interval)[] Clouds =
    [
        ("ws://fast/", TimeSpan.FromMilliseconds(25)),
        ("ws://slow/", TimeSpan.FromMilliseconds(100)),
    ];

    /// <summary>Runs it.</summary>
    /// <param name="seed">The same seed loses the same values, as far as the machine takes the same turns.</param>
    /// <param name="scale">1 for 1,000 answers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<LossResult> RunAsync(int seed, double scale, CancellationToken cancellationToken)
    {
        var players = Math.Max(2, (int)Math.Ceiling(FullScale * scale / AnswersPerPlayer));
        var whileEmpty = await RunAsync(seed, players, AskingHabit.WhileASlotIsEmpty, cancellationToken).ConfigureAwait(false);
        var afterLast = await RunAsync(seed, players, AskingHabit.AfterTheLastPart, cancellationToken).ConfigureAwait(false);
        var never = await RunAsync(seed, players, AskingHabit.Never, cancellationToken).ConfigureAwait(false);
        return new LossResult(seed, whileEmpty, afterLast, never);
    }

    private static async Task<LossFigures> RunAsync(int seed, int count, AskingHabit habit, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var questions = Enumerable.Range(0, count).Select(player => Questions(player, random)).ToArray();
        using var unasked = new UnaskedCounter();
        var host = await StartAsync(count).ConfigureAwait(false);
        await using (host.ConfigureAwait(false))
        {
            var players = questions.Select((asked, i) =>
                new SpritePlayer(host.Join(Room(i), Url(i)), asked, habit, Loss, new Random(random.Next()))).ToArray();
            var rooms = players.Select((player, i) => (Room(i), player)).ToDictionary();
            host.Cloud.Rule = set =>
            {
                if (set.Name.StartsWith("FROM_HOST", StringComparison.Ordinal))
                {
                    rooms[set.Project].Take(set);
                }

                return Fate.Deliver;
            };
            var passed = await Task.Factory.StartNew(
                () => Play(host.Clock, players, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            return Sum(players, questions, TruncatedBefore(seed, questions, habit), unasked.Count, passed);
        }
    }

    private static Task<BridgeHost> StartAsync(int rooms)
    {
        var builder = new BridgeHostBuilder()
            .WithRequests(options => (options.LastPartWait, options.RepeatsWhenIdle) = (new RequestOptions().LastPartWait, new RequestOptions().RepeatsWhenIdle))
            .WithRequest("text", (int number, int parts, string filler) => LossQuestion.Answer(number, parts));
        for (var i = 0; i < rooms; i++)
        {
            var interval = Clouds[i % Clouds.Length].Interval;
            builder.WithCloud(CloudKind.Embedded, Room(i), $"cloud{i}", Url(i), cloud => (cloud.SetInterval, cloud.ValueLength) = (interval, ValueLength));
        }

        return builder.StartAsync();
    }

    /// <summary>Moves the clock in small steps, and after each lets the bridge do what falls due.</summary>
    private static TimeSpan Play(ManualTimeProvider clock, SpritePlayer[] players, CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromMilliseconds(20);
        var now = TimeSpan.Zero;
        for (; now < MostTime && players.Any(player => !player.IsFinished); now += Tick)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (now.Ticks % Frame.Ticks == 0)
            {
                foreach (var player in players)
                {
                    player.Step(now);
                }
            }

            QuietPool.Wait(patience);
            clock.Advance(Tick);
            QuietPool.Wait(patience);
        }

        return now;
    }

    private static LossQuestion[] Questions(int player, Random random) =>
    [
        .. Enumerable.Range(0, AnswersPerPlayer).Select(i => new LossQuestion(
            (player * AnswersPerPlayer) + i,
            1 + random.Next(MostParts),
            i % 2 == 0 ? "s" : new string('f', 200 + random.Next(300)) + "x")),
    ];

    private static int TruncatedBefore(int seed, LossQuestion[][] questions, AskingHabit habit)
    {
        var before = new OrderBefore(Loss, habit, new Random(seed));
        return questions.SelectMany(asked => asked).Count(question => before.Truncates(question, $"{10000 + question.Number}0", ValueLength));
    }

    private static LossFigures Sum(SpritePlayer[] players, LossQuestion[][] questions, int before, long unasked, TimeSpan passed)
    {
        var times = players.SelectMany(player => player.LongTimes).Order().ToArray();
        return new LossFigures(
            questions.Sum(asked => asked.Length),
            players.Sum(player => player.Lost),
            players.Sum(player => player.AtFirst),
            players.Sum(player => player.Refilled),
            players.Sum(player => player.Repeated),
            players.Sum(player => player.Truncated),
            players.Sum(player => player.Unanswered + (player.IsFinished ? 0 : 1)),
            before,
            players.Sum(player => player.Values),
            questions.Sum(asked => asked.Sum(question => question.Parts)),
            unasked,
            times.Length == 0 ? TimeSpan.Zero : times[times.Length / 2],
            passed);
    }

    private static string Room(int player) => $"room{player}";

    private static string Url(int player) => Clouds[player % Clouds.Length].Url;

    /// <summary>Listens to the bridge's own figure of parts sent again unasked.</summary>
    private sealed class UnaskedCounter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public UnaskedCounter()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "cloudbridge.parts.repeated")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _count, count));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
