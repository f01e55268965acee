using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Drawing;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using CloudBridge.Sprites.Starter;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.CloudHead;

/// <summary>
/// A project to watch servers with: buttons, a list of one's monitors with a light for each, and a cloud that asks and
/// tells.
/// </summary>
internal sealed class CloudHeadProject(ProjectBuilder project, CloudSprite cloud, SpriteTexts texts)
{
    private const int SecondsBetweenLooks = 10;
    private const int ButtonsInRow = 3;
    private const int FirstButtonX = -45;
    private const int FirstButtonY = -123;
    private const int ButtonWidth = 104;
    private const int ButtonHeight = 32;
    private const int ButtonGap = 6;

    private readonly CloudHeadState _state = new(project.Stage, texts);

    /// <summary>Adds the sprites and what is shown on the stage.</summary>
    public void Add()
    {
        project.Stage.AddCostume(Picture.Backdrop(texts["cloudHeadTitle"], "", Picture.Violet));
        new CloudHeadQuestions(_state, cloud, texts).AddScripts();
        AddButtons();
        AddCloud();
        new MonitorLights(project, _state).Add();
        new StatusLight(project, cloud, texts.Names).Add(220, 158);
        project.Show(new StageMonitor(_state.Mine, null, 288, 52) { Width = 186, Height = MonitorLights.ListHeight });
    }

    private void AddButtons()
    {
        (string Text, string Color, Message Wish)[] buttons =
        [
            ("cloudHeadAdd", Picture.Green, _state.Add),
            ("cloudHeadRefresh", Picture.Blue, _state.List),
            ("cloudHeadPause", Picture.Grey, _state.Pause),
            ("cloudHeadResume", Picture.Orange, _state.Resume),
            ("cloudHeadRemove", Picture.Red, _state.Remove),
            ("cloudHeadFamous", Picture.Violet, _state.Famous),
        ];
        foreach (var (index, (text, color, wish)) in buttons.Index())
        {
            var x = FirstButtonX + (index % ButtonsInRow * (ButtonWidth + ButtonGap));
            var y = FirstButtonY - (index / ButtonsInRow * (ButtonHeight + ButtonGap));
            project.AddSprite(wish.Name, x, y, Picture.Button(texts[text], color, ButtonWidth, ButtonHeight))
                .AddScript(Events.WhenClicked(Events.Broadcast(wish)));
        }
    }

    private void AddCloud()
    {
        var sprite = project.AddSprite("Cloud", -190, -132, Picture.Cloud(0.7));
        sprite.AddScript(Script.WhenFlagClicked(
            Data.DeleteAll(_state.Mine),
            Looks.Say(texts["cloudHeadWelcome"]),
            Wait(1),
            Forever(Events.BroadcastAndWait(_state.Look), Wait(SecondsBetweenLooks))));
        sprite.AddScript(Events.WhenReceived(
            _state.Add,
            AskThen(_state.DoAdd, (_state.Address, "cloudHeadAddress"), (_state.Label, "cloudHeadLabel"))));
        sprite.AddScript(Events.WhenReceived(_state.Pause, AskThen(_state.DoPause, (_state.Number, "cloudHeadWhich"))));
        sprite.AddScript(Events.WhenReceived(_state.Resume, AskThen(_state.DoResume, (_state.Number, "cloudHeadWhich"))));
        sprite.AddScript(Events.WhenReceived(_state.Remove, AskThen(_state.DoRemove, (_state.Number, "cloudHeadWhich"))));
        sprite.AddScript(Events.WhenReceived(_state.List, Tell(_state.Look)));
        sprite.AddScript(Events.WhenReceived(_state.Famous, Tell(_state.DoFamous)));
    }

    // Nothing typed at the first question means: never mind.
    private Block[] AskThen(Message wish, params (Variable Into, string Question)[] questions)
    {
        var rest = questions.Skip(1).SelectMany(question => Ask(question.Into, question.Question));
        return
        [
            .. Ask(questions[0].Into, questions[0].Question),
            IfElse(
                Equal(questions[0].Into, ""),
                [Looks.Say("")],
                [.. rest, .. Tell(wish), Events.Broadcast(_state.Look)]),
        ];
    }

    private Block[] Ask(Variable into, string question) => [Sensing.AskAndWait(texts[question]), Data.Set(into, Sensing.Answer)];

    private Block[] Tell(Message wish) =>
    [
        Data.Set(_state.Message, texts["cloudHeadDone"]),
        Looks.Say(texts["cloudHeadLooking"]),
        Events.BroadcastAndWait(wish),
        Looks.Say(_state.Message),
    ];
}
