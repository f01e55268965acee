using static CloudBridge.Tests.Wires.Cb1.RoomDriver;

namespace CloudBridge.Tests.Wires.Cb1;

/// <summary>How long an answer can be is a matter of what its client reads.</summary>
public sealed class AnswerLengthTests
{
    [Theory]
    [InlineData("a", 60_000, true)]
    [InlineData("c2FtcGxl", 14_000, false)]
    [InlineData("\u0436\u0443\u043a ", 20_000, false)]
    [InlineData("\u6c34\u706b", 20_000, false)]
    public async Task An_answer_comes_whole_or_is_refused_at_once(string text, int times, bool fitsLittle)
    {
        await using var room = new RoomSimulation(100_000, configure: builder => builder
            .WithRequest("repeat", (string part, int count) => string.Concat(Enumerable.Repeat(part, count)))
            .WithRequest("limit", (RequestContext context) => context.ReplyLimit));
        var (little, much) = (room.Join(Ann, 9, 256), room.Join(Bob));
        await room.UntilAsync(() => little.IsWelcome && much.IsWelcome);
        foreach (var client in new[] { little, much })
        {
            client.Ask(room.Now, "repeat", text, $"{times}");
            client.Ask(room.Now, "limit");
        }

        await room.UntilAsync(() => little.Answers.Count == 2 && much.Answers.Count == 2);

        var whole = string.Concat(Enumerable.Repeat(text, times));
        const string Refused = "Failed: The answer is too long for this project. Ask for less at a time.";
        Assert.Equal(["74700", fitsLittle ? whole : Refused], little.Answers.Order(new ByLength()));
        Assert.Equal(["120000", whole], much.Answers.Order(new ByLength()));
    }

    private sealed class ByLength : IComparer<string>
    {
        public int Compare(string? one, string? other) => one!.Length.CompareTo(other!.Length);
    }
}
