using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Starter;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.CloudHead;

/// <summary>The scripts of CloudHead that ask the server, in the sprite that has the blocks for it.</summary>
internal sealed class CloudHeadQuestions(CloudHeadState state, CloudSprite cloud, SpriteTexts texts)
{
    private const int FieldsPerMonitor = 3;
    private const int MostFamous = 5;

    private static readonly string[] States = ["up", "down", "paused", "pending", "flapping", "refused"];

    private readonly Procedure _show = new("show monitors", isWarp: true);
    private readonly Variable _index = cloud.Sprite.AddVariable("index");
    private readonly Variable _word = cloud.Sprite.AddVariable("word");

    private ListVariable Answers => cloud.Engine.AnswerList;

    /// <summary>Adds them.</summary>
    public void AddScripts()
    {
        Script[] scripts =
        [
            Events.WhenReceived(state.DoAdd, Ask("cloudHeadAdded", "monitor.add", state.Address, state.Label)),
            Events.WhenReceived(state.DoPause, Ask("cloudHeadDone", "monitor.pause", state.Number)),
            Events.WhenReceived(state.DoResume, Ask("cloudHeadDone", "monitor.resume", state.Number)),
            Events.WhenReceived(state.DoRemove, Ask("cloudHeadDone", "monitor.remove", state.Number)),
            FamousScript(),
            LookScript(),
            ShowScript(),
        ];
        foreach (var script in scripts)
        {
            cloud.Sprite.AddScript(script);
        }
    }

    private Block[] Ask(string text, string request, params Value[] values) =>
    [
        cloud.Requests.Ask(request, values),
        IfElse(
            IsDone,
            [Data.Set(state.Message, texts[text])],
            [Data.Set(state.Message, cloud.Engine.Error)]),
    ];

    private Script LookScript() => Events.WhenReceived(
        state.Look,
        cloud.Requests.Ask("monitor.list"),
        IfElse(
            IsDone,
            [_show.Call(), Events.Broadcast(state.Lights)],
            [Data.Set(state.Message, cloud.Engine.Error)]));

    private Script ShowScript() => _show.Define(
        Data.DeleteAll(state.Mine),
        Data.DeleteAll(state.States),
        Data.Set(_index, 0),
        Repeat(
            Divide(Data.Length(Answers), FieldsPerMonitor),
            [
                Data.Add(Data.Item(Add(_index, FieldsPerMonitor), Answers), state.States),
                Data.Set(_word, Data.Item(Add(_index, FieldsPerMonitor), Answers)),
                .. States.Select(name => If(
                    Equal(Data.Item(Add(_index, FieldsPerMonitor), Answers), name),
                    Data.Set(_word, texts[$"cloudHead{char.ToUpperInvariant(name[0])}{name[1..]}"]))),
                Data.Add(Join(Data.Item(Add(_index, 1), Answers), "  ", Data.Item(Add(_index, 2), Answers), ": ", _word), state.Mine),
                Data.Change(_index, FieldsPerMonitor),
            ]),
        If(Equal(Data.Length(state.Mine), 0), Data.Set(state.Message, texts["cloudHeadEmpty"])));

    private Script FamousScript() => Events.WhenReceived(
        state.DoFamous,
        cloud.Requests.Ask("monitor.famous"),
        IfElse(
            IsDone,
            [
                Data.Set(state.Message, ""),
                Data.Set(_index, 1),
                Repeat(
                    MostFamous,
                    If(
                        Less(_index, Data.Length(Answers)),
                        If(Greater(_index, 1), Data.Set(state.Message, Join(state.Message, ", "))),
                        Data.Set(state.Message, Join(state.Message, Data.Item(_index, Answers), " (", Data.Item(Add(_index, 1), Answers), ")")),
                        Data.Change(_index, 2))),
                If(Equal(state.Message, ""), Data.Set(state.Message, texts["cloudHeadNobody"])),
            ],
            [Data.Set(state.Message, cloud.Engine.Error)]));

    private Condition IsDone => Equal(cloud.Engine.Status, texts.Names.StatusWords.Done);
}
