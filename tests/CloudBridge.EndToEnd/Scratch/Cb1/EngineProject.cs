using CloudBridge.Sprites;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.EndToEnd.Scratch.Cb1;

/// <summary>
/// A project around the engine, for tests: who plays it sets "request" and "inputs", sends "ask", and finds in the lists
/// what each script had when its request was over. "ask as clones" makes clones that ask at once, "follow" subscribes.
/// </summary>
internal static class EngineProject
{
    private const string ItemEnd = "\u241E";

    /// <summary>Builds it.</summary>
    /// <param name="answerVariables">How many answer variables it has.</param>
    /// <param name="sprites">How many sprites have an engine of their own.</param>
    /// <param name="wire">The format of the engine.</param>
    public static ProjectBuilder Create(int answerVariables = 9, int sprites = 1, Wire wire = Wire.Cb1)
    {
        var project = new ProjectBuilder();
        for (var number = 1; number <= sprites; number++)
        {
            AddSprite(project, $"Cloud {number}", answerVariables, wire);
        }

        return project;
    }

    private static void AddSprite(ProjectBuilder project, string name, int answerVariables, Wire wire)
    {
        var sprite = project.AddSprite(name);
        var variables = SpriteVariables.Usual.WithAnswers(answerVariables);
        ICloudEngine engine = wire is Wire.Cb1
            ? new Cb1Engine(project.Stage, sprite, new Cb1EngineOptions(EngineModel.Default) { Variables = variables })
            : new CompatibleEngine(project.Stage, sprite, variables, new EngineNames());
        var request = project.Stage.Share("request");
        var note = new Note(project.Stage, sprite, engine);
        Script[] scripts =
        [
            Events.WhenReceived(project.Stage.ShareMessage("ask"), engine.AskWith(request, engine.Inputs), note.Take(request)),
            Events.WhenReceived(project.Stage.ShareMessage("ask text"), engine.AskWith(request, project.Stage.Share("text")), note.Take(request)),
            Events.WhenReceived(project.Stage.ShareMessage("follow"), [.. Follow(engine, request), note.Take(request)]),
            Events.WhenReceived(
                project.Stage.ShareMessage("ask as clones"),
                Repeat(project.Stage.Share("clones"), Data.Change(note.Clone, 1), note.CreateClone())),
            note.WhenCloned(engine.AskWith(request, Join("clone ", note.Clone)), note.Take(Join("clone ", note.Clone)), new Block("control_delete_this_clone")),
            note.Script(),
        ];
        foreach (var script in scripts)
        {
            sprite.AddScript(script);
        }
    }

    private static Block[] Follow(ICloudEngine engine, Value topic) => engine is Cb1Engine cb1 ? [cb1.Subscribe(topic)] : [];

    private sealed class Note(StageBuilder stage, SpriteBuilder sprite, ICloudEngine engine)
    {
        private readonly Procedure _take = new("note", isWarp: true, "request");
        private readonly Variable _joined = sprite.AddVariable("joined");
        private readonly Variable _index = sprite.AddVariable("joined items");

        public Variable Clone { get; } = sprite.AddVariable("clone", "0");

        public Block Take(Value request) => _take.Call(request);

        public Block CreateClone() => new("control_create_clone_of")
        {
            Inputs =
            [
                new MenuInput(
                    "CLONE_OPTION",
                    new Block("control_create_clone_of_menu") { Fields = [new BlockField("CLONE_OPTION", "_myself_")], IsShadow = true },
                    null),
            ],
        };

        public Script WhenCloned(params Block[] body) => new(new Block("control_start_as_clone"), body);

        public Script Script() => _take.Define(
            Data.Set(_joined, ""),
            Data.Set(_index, 0),
            Repeat(
                Data.Length(engine.AnswerList),
                Data.Change(_index, 1),
                Data.Set(_joined, Join(_joined, Data.Item(_index, engine.AnswerList), ItemEnd))),
            Data.Add(engine.Answer, stage.ShareList("answers")),
            Data.Add(engine.Error, stage.ShareList("errors")),
            Data.Add(_joined, stage.ShareList("lists")),
            Data.Add(engine.Status, stage.ShareList("statuses")),
            Data.Add(_take["request"], stage.ShareList("requests")));
    }
}
