using CloudBridge.Clouds;
using CloudBridge.Hosting;
using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Tests.Features.Clouds;

public sealed class StateTextTests
{
    [Theory]
    [InlineData(ProjectState.Live, "live")]
    [InlineData(ProjectState.Connecting, "connecting")]
    [InlineData(ProjectState.BackingOff, "waiting to try again")]
    [InlineData(ProjectState.Handshaking, "shaking hands")]
    [InlineData(ProjectState.Resyncing, "catching up")]
    [InlineData(ProjectState.Fatal, "given up, see the log")]
    [InlineData(ProjectState.Idle, "stopped")]
    public void Every_state_has_plain_words(ProjectState state, string words) => Assert.Equal(words, StateText.Of(state));

    [Fact]
    public void No_two_states_have_the_same() =>
        Assert.Equal(Enum.GetValues<ProjectState>().Length, Enum.GetValues<ProjectState>().Select(StateText.Of).Distinct().Count());

    [Theory]
    [InlineData(PushProof.Untried, "")]
    [InlineData(PushProof.Pushed, "values arrive at once")]
    [InlineData(PushProof.OnlyLogged, "connected but silent")]
    [InlineData(PushProof.Lost, "arrives nowhere")]
    public void What_was_proven_has_plain_words(PushProof proof, string words) => Assert.Contains(words, StateText.Of(proof), StringComparison.Ordinal);
}
