using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Tests.Projects;

public sealed class StageBuilderTests
{
    private readonly StageBuilder _stage = new();

    [Fact]
    public void The_stage_says_that_it_is_one()
    {
        var json = _stage.ToJson();

        Assert.Equal((true, "Stage", 0), ((bool)json["isStage"]!, (string)json["name"]!, (int)json["layerOrder"]!));
        Assert.Equal((60, 50, "on"), ((int)json["tempo"]!, (int)json["videoTransparency"]!, (string)json["videoState"]!));
        Assert.True(json.ContainsKey("textToSpeechLanguage"));
        Assert.Null(json["textToSpeechLanguage"]);
    }

    [Fact]
    public void A_cloud_variable_has_a_cloud_in_its_name_a_number_and_the_mark()
    {
        var variable = _stage.AddCloudVariable("TO_HOST");

        Assert.Equal("☁ TO_HOST", variable.Name);
        var entry = _stage.ToJson()["variables"]![variable.Id]!.AsArray();
        Assert.Equal(("☁ TO_HOST", StageBuilder.Untouched, true, 3), ((string)entry[0]!, (string)entry[1]!, (bool)entry[2]!, entry.Count));
    }

    [Fact]
    public void Ten_cloud_variables_are_the_most()
    {
        foreach (var n in Enumerable.Range(1, 10))
        {
            _stage.ShareCloudVariable($"v{n}");
        }

        Assert.Equal(_stage.ShareCloudVariable("v3"), _stage.ShareCloudVariable("v3"));
        var refused = Assert.Throws<InvalidOperationException>(() => _stage.AddCloudVariable("v11"));
        Assert.Equal("A project has at most 10 cloud variables; 'v11' is one too many.", refused.Message);
        Assert.Equal(10, _stage.ToJson()["variables"]!.AsObject().Count);
    }

    [Fact]
    public void A_message_of_one_name_is_one()
    {
        var (go, again, stop) = (_stage.ShareMessage("go"), _stage.ShareMessage("go"), _stage.ShareMessage("stop"));

        Assert.Equal(go, again);
        Assert.NotEqual(go.Id, stop.Id);
        Assert.Equal([(go.Id, "go"), (stop.Id, "stop")], _stage.ToJson()["broadcasts"]!.AsObject().Select(entry => (entry.Key, (string)entry.Value!)));
    }
}
