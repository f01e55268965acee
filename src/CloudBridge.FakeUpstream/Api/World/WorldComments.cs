namespace CloudBridge.FakeUpstream.Api;

/// <summary>
/// The made-up comments of a project or studio, newest first. Between the numbers of two comments there is room
/// for those of the replies, so each is found by its number.
/// </summary>
internal sealed class WorldComments(FakeUsers users)
{
    private const int IdStep = 37;
    private const int MostReplies = 30;
    private const int MostComments = 130;

    /// <summary>The number of comments, without replies.</summary>
    public static int Count(string place) =>
        Seed.Of("comments " + place) is var seed && seed % 6 == 0 ? 0 : seed.Below(MostComments);

    /// <summary>The number of comments, including their replies.</summary>
    public static int CountAll(string place) => Enumerable.Range(0, Count(place)).Sum(i => 1 + ReplyCount(place, i));

    /// <summary>The comments without replies, each not after <paramref name="newest"/>.</summary>
    public IEnumerable<FakeComment> Of(string place, DateTimeOffset newest) =>
        Enumerable.Range(0, Count(place)).Select(i => At(place, newest, i));

    /// <summary>The replies to a comment, oldest first.</summary>
    public IEnumerable<FakeComment> RepliesTo(string place, FakeComment comment) =>
        Enumerable.Range(0, comment.Replies).Select(i => Reply(place, comment, i));

    /// <summary>A comment or reply by its number; null when there is none.</summary>
    public FakeComment? Find(string place, DateTimeOffset newest, long id)
    {
        var distance = Newest(place) - id;
        var index = distance <= 0 ? 0 : (distance + IdStep - 1) / IdStep;
        if (index >= Count(place))
        {
            return null;
        }

        var comment = At(place, newest, (int)index);
        return comment.Id == id ? comment : RepliesTo(place, comment).FirstOrDefault(reply => reply.Id == id);
    }

    private static long Newest(string place) => 200_000_000 + ((long)(Seed.Of("first comment " + place) % 5_000_000_000));

    private static int ReplyCount(string place, int index) =>
        Seed.Of("replies " + place, index) is var seed && seed % 3 == 0 ? seed.Below(seed % 30 == 0 ? MostReplies : 6) : 0;

    private FakeComment At(string place, DateTimeOffset newest, int index)
    {
        var seed = Seed.Of(place, index);
        return new FakeComment(
            Newest(place) - ((long)index * IdStep),
            seed.Pick(Words.Remarks),
            newest.AddMinutes(-(7_000 * (index + 1)) + seed.Below(7_000)),
            users.At((long)(seed >> 20)))
        {
            Replies = ReplyCount(place, index),
        };
    }

    private FakeComment Reply(string place, FakeComment comment, int index)
    {
        var seed = Seed.Of(place, comment.Id, index + 1);
        var isToReply = index > 0 && seed % 2 == 0;
        return new FakeComment(
            comment.Id + index + 1,
            seed.Pick(Words.Replies),
            comment.Created.AddMinutes(3 + (11 * index)),
            users.At((long)(seed >> 20)))
        {
            Parent = comment.Id,
            Commentee = isToReply ? Reply(place, comment, index - 1).Author.Id : comment.Author.Id,
        };
    }
}
