using CloudBridge.Sprites;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.EndToEnd.Scratch;

/// <summary>A project that asks, on either wire, what a test puts into "request" and "inputs" whenever it gets the message "ask".</summary>
internal static class AskingProject
{
    public const string Sprite = "Asker";

    public const string Ask = "ask";

    /// <summary>Builds it. What came of each request is noted in the lists "statuses", "answers" and "errors".</summary>
    public static ProjectBuilder Create(Wire wire)
    {
        var project = new ProjectBuilder();
        var sprite = project.AddSprite(Sprite);
        ICloudEngine engine = wire is Wire.Cb1
            ? new Cb1Engine(project.Stage, sprite, new Cb1EngineOptions(EngineModel.Default))
            : new CompatibleEngine(project.Stage, sprite, SpriteVariables.Usual, new EngineNames());
        var stage = project.Stage;
        sprite.AddScript(Events.WhenReceived(
            stage.ShareMessage(Ask),
            engine.AskWith(stage.Share("request"), engine.Inputs),
            Data.Add(engine.Answer, stage.ShareList("answers")),
            Data.Add(engine.Error, stage.ShareList("errors")),
            Data.Add(engine.Status, stage.ShareList("statuses"))));
        return project;
    }
}
