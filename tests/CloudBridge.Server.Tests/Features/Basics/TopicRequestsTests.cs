using CloudBridge.Client;

namespace CloudBridge.Server.Tests.Features.Basics;

public sealed class TopicRequestsTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(settings => settings["Monitors:Enabled"] = "false");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_list_of_no_topic_is_answered_by_a_sentence_as_other_lists_are()
    {
        var none = await _server.AskAsync("topic.list");
        _server.Get<ICloudTopics>().Publish("score.best", "7");
        _server.Get<ICloudTopics>().Publish("weather", ["5", "rain"]);
        var two = await _server.AskAsync("topic.list");

        Assert.Equal((AnswerStatus.Error, "No topic has a value yet."), (none.Status, none.Error));
        Assert.Equal(["score.best", "weather"], two.Items.Order(StringComparer.Ordinal));
        Assert.Equal("7", await _server.AskTextAsync("topic.read", "score.best"));
    }
}
