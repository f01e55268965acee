using CloudBridge.Client;
using CloudBridge.CloudServer.Scratch;
using CloudBridge.Server.Tools.Demo;

namespace CloudBridge.Server.Tests.Tools.Demo;

public sealed class SilentAnswerTests
{
    private readonly List<ScratchLogRow> _log = [];
    private readonly SilentAnswer _answer;

    public SilentAnswerTests() => _answer = new SilentAnswer(() => _log, "bridge");

    [Fact]
    public void Only_rows_of_the_host_that_answer_this_request_count()
    {
        Add("player1", "51374733.417950");
        Add("player1", "51494733.4179502222");
        Add("bridge", "51494733.4179602222");
        Add("bridge", "123456789");
        Assert.False(_answer.TryRead("51374733.417950"));
        Assert.Equal(AnswerStatus.Timeout, _answer.ToAnswer(TimeSpan.Zero).Status);

        Add("bridge", "51494733.4179502222");
        Assert.True(_answer.TryRead("51374733.417950"));
        Assert.Equal(["pong"], _answer.ToAnswer(TimeSpan.Zero).Items);
        Assert.Equal("51494733.4179502222", Assert.Single(_answer.Values).Value);
    }

    [Fact]
    public void A_value_that_is_no_request_has_no_answer() => Assert.False(_answer.TryRead("12"));

    private void Add(string user, string value) => _log.Add(new ScratchLogRow(user, "set_var", "\u2601 FROM_HOST_1", value, 0));
}
