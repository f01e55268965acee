using System.Globalization;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.LossCb1;

/// <summary>A project that asks its requests one after another.</summary>
internal sealed class Cb1LossPlayer(Cb1Player player, IReadOnlyList<Cb1LossQuestion> questions, TimeProvider clock)
{
    public int Right { get; private set; }

    public int Garbled { get; private set; }

    public List<TimeSpan> Times { get; } = [];

    public async Task RunAsync()
    {
        foreach (var question in questions)
        {
            var asked = clock.GetTimestamp();
            Note(question, await player.AskAsync("make", question.Number.ToString(CultureInfo.InvariantCulture), question.Filler).ConfigureAwait(false));
            Times.Add(clock.GetElapsedTime(asked));
        }
    }

    private void Note(Cb1LossQuestion question, Cb1PlayerAnswer answer)
    {
        if (answer.Status == "done" && answer.Text == question.Expected)
        {
            Right++;
        }
        else if (answer.Status != "timeout")
        {
            Garbled++;
        }
    }
}
