using CloudBridge.Client;

namespace CloudBridge.Reliability.Rows.Starvation;

/// <summary>One room while it is played.</summary>
internal sealed class StarvationRoom(RoomPlan plan, Uri cloud, TimeProvider time)
{
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1.5);

    private readonly long _began = time.GetTimestamp();

    public RoomPlan Plan { get; } = plan;

    public RoomTimes Times { get; } = new();

    /// <summary>Plays until told to stop.</summary>
    public async Task PlayAsync(CancellationToken stop)
    {
        var loops = Enumerable.Range(0, Plan.Loops).Select(number => LoopAsync(number, TemplatePlayer.ShortCharacters, TimeSpan.FromSeconds(Plan.LoopPause), stop));
        var longs = Plan.Longs.Select((characters, index) => LoopAsync(Plan.Loops + index, characters, LongPause, stop));
        var cb1 = Enumerable.Range(0, Plan.Cb1Loops).Select(number => Cb1Async($"young{number}", TemplatePlayer.ShortCharacters, stop));
        var cb1Long = Plan.Cb1Long > 0 ? new[] { Cb1Async("youngest", Plan.Cb1Long, stop) } : [];
        await Task.WhenAll([.. loops, .. longs, .. cb1, .. cb1Long]);
    }

    private async Task LoopAsync(int number, int characters, TimeSpan pause, CancellationToken stop)
    {
        await using var player = await TemplatePlayer.JoinAsync(cloud, Plan.Name, number, time, stop);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(number * 37 % 500), time, stop);
            while (true)
            {
                var asked = Seconds;
                Note(await player.AskAsync(characters, stop), characters, isCb1: false, asked);
                await Task.Delay(pause, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The room closes.
        }
    }

    private async Task Cb1Async(string user, int characters, CancellationToken stop)
    {
        var options = new CloudOptions { Kind = CloudKind.Embedded, Url = cloud, User = user };
        await using var client = await CloudRequestClient.ConnectAsync(options, Plan.Name, time: time, format: WireFormat.Cb1, cancellationToken: stop);
        try
        {
            while (true)
            {
                var asked = Seconds;
                var answer = await client.AskAsync("text", [$"{characters}"], TimeSpan.FromSeconds(60), stop);
                var isRight = string.Concat(answer.Items) == TemplatePlayer.TextOf(characters);
                Note(isRight ? null : $"CB1: {answer.Status} {answer.Error}, {answer.Items.Sum(item => item.Length)} instead of {characters} characters", characters, isCb1: true, asked);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The room closes.
        }
    }

    private double Seconds => time.GetElapsedTime(_began).TotalSeconds;

    private void Note(string? fault, int characters, bool isCb1, double asked)
    {
        if (fault is not null)
        {
            Times.Wrong.Enqueue($"{fault}, asked at {asked:F1} s, known at {Seconds:F1} s");
            return;
        }

        Times.Add(characters, isCb1, asked, Seconds);
    }
}
