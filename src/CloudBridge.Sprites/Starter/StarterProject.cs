using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Drawing;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Starter;

/// <summary>A first project: a button, a cloud that asks for a name and says what came, a list of the answer, a light.</summary>
internal sealed class StarterProject(ProjectBuilder project, CloudSprite cloud, SpriteTexts texts)
{
    private readonly Message _go = project.Stage.ShareMessage(texts["starterButton"]);
    private readonly Message _lookUp = project.Stage.ShareMessage(texts["ask"]);
    private readonly Variable _name = project.Stage.AddVariable("name");
    private readonly Variable _message = project.Stage.AddVariable("message");

    /// <summary>
    /// Adds the sprites and what is shown on the stage. Lists lie before everything else, so no bubble may reach one.
    /// </summary>
    public void Add()
    {
        project.Stage.AddCostume(Picture.Backdrop(texts["starterTitle"], texts["starterHint"], Picture.Blue));
        AddQuestions();
        AddCloud();
        project.AddSprite("Button", -165, -125, Picture.Button(texts["starterButton"], Picture.Green, 130, 44))
            .AddScript(Events.WhenClicked(Events.Broadcast(_go)));
        new StatusLight(project, cloud, texts.Names).Add(-70, -125);
        project.Show(new StageMonitor(cloud.Engine.Status, cloud.Name, 196, 293));
        project.Show(new StageMonitor(cloud.Engine.AnswerList, cloud.Name, 288, 96) { Width = 186, Height = 186 });
    }

    private void AddQuestions()
    {
        var engine = cloud.Engine;
        cloud.Sprite.AddScript(Events.WhenReceived(
            _lookUp,
            cloud.Requests.Ask("ping"),
            If(
                IsDone(engine),
                Data.Set(_message, texts["starterPong"]),
                cloud.Requests.Ask("user.info", _name, "", "iso")),
            IfElse(
                IsDone(engine),
                [Data.Set(_message, texts["starterFound"])],
                [Data.Set(_message, engine.Error)])));
    }

    private void AddCloud()
    {
        var sprite = project.AddSprite("Cloud", -175, -40, Picture.Cloud(1.1));
        sprite.AddScript(Script.WhenFlagClicked(Say(texts["starterReady"])));
        sprite.AddScript(Events.WhenReceived(
            _go,
            Sensing.AskAndWait(texts["starterQuestion"]),
            Data.Set(_name, Sensing.Answer),
            IfElse(
                Equal(_name, ""),
                [Say(texts["starterNoName"])],
                [
                    Say(texts["starterAsking"]),
                    Events.BroadcastAndWait(_lookUp),
                    Say(_message),
                ])));
    }

    private static Block Say(Value text) => Looks.Say(text);

    private Condition IsDone(ICloudEngine engine) => Equal(engine.Status, texts.Names.StatusWords.Done);
}
