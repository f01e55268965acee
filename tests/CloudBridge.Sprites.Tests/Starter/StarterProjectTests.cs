using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Sprites.Tests.Starter;

/// <summary>The first project as a player meets it.</summary>
public sealed class StarterProjectTests
{
    private static readonly BlockRequest[] Requests = [
        new("ping", []),
        new("user.info", [new("name", "text"), new("fields", "text", IsOptional: true, IsNamed: true), new("dates", "text", IsOptional: true)])
    ];

    [Fact]
    public void A_name_that_is_typed_is_looked_up_and_what_came_is_shown()
    {
        var project = new PlayedProject(
            SpriteProject.Starter,
            request => request.Name == "ping" ? AnswerPayload.OfText("pong") : AnswerPayload.OfList(["Ada", "1815"]),
            Requests);
        Assert.Equal(PlayedProject.Texts["starterReady"], project.Bubble);

        project.Click("Button", "Ada");
        Assert.Equal((PlayedProject.Texts["starterAsking"], "asking"), (project.Bubble, project.Machine.Sprite("Light").CostumeName));
        project.Host.RunUntil(() => project.Bubble == PlayedProject.Texts["starterFound"], 5);

        Assert.Equal([PlayedProject.Texts["starterQuestion"]], project.Machine.Questions);
        Assert.Equal(["ping", "user.info"], project.Host.Asked.Select(asked => asked.Name));
        Assert.Equal("Ada", project.Host.Asked[1].Arguments[0]);
        Assert.Equal(["Ada", "1815"], project.Machine[project.Cloud.Engine.AnswerList]);
        project.Host.RunFor(0.2);
        Assert.Equal("good", project.Machine.Sprite("Light").CostumeName);
    }

    [Fact]
    public void Without_a_name_nothing_is_asked()
    {
        var project = new PlayedProject(SpriteProject.Starter, _ => AnswerPayload.OfText("x"), Requests);
        project.Click("Button", "");
        project.Host.RunFor(1);

        Assert.Equal(PlayedProject.Texts["starterNoName"], project.Bubble);
        Assert.Empty(project.Host.Asked);
        Assert.Equal("off", project.Machine.Sprite("Light").CostumeName);
    }

    [Fact]
    public void What_went_wrong_is_said_and_the_light_is_red()
    {
        var project = new PlayedProject(
            SpriteProject.Starter,
            request => request.Name == "ping" ? AnswerPayload.OfText("pong") : AnswerPayload.OfText("There is no Ada.", PayloadStatus.NotFound),
            Requests);
        project.Click("Button", "Ada");
        project.Host.RunUntil(() => project.Bubble == "There is no Ada.", 5);
        project.Host.RunFor(0.2);

        Assert.Equal("bad", project.Machine.Sprite("Light").CostumeName);
    }
}
