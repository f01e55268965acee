using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using CloudBridge.Sprites.Starter;
using CloudBridge.Sprites.Tests.Interpreting;

namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>A project whose sprite asks when it gets the message "go": the general block, or blocks of the test.</summary>
internal sealed class AskingProject
{
    private readonly ProjectBuilder _project;
    private readonly Message _go;
    private readonly Variable _name;

    public AskingProject(SpriteOptions options, Func<CloudSprite, Block[]>? ask = null)
    {
        (_project, Cloud) = SpriteFile.Build(Written.Requests, options with { Project = SpriteProject.None });
        _go = _project.Stage.ShareMessage("go");
        _name = Cloud.Sprite.AddVariable("request to ask");
        Cloud.Sprite.AddScript(Events.WhenReceived(_go, ask?.Invoke(Cloud) ?? [Cloud.Engine.AskWith(_name, Cloud.Engine.Inputs)]));
        Machine = new ScratchMachine(_project);
        Down = [.. options.Variables.Answers.Select(_project.Stage.ShareCloudVariable)];
        Machine.PressFlag();
    }

    public CloudSprite Cloud { get; }

    public ScratchMachine Machine { get; }

    /// <summary>The answer variables.</summary>
    public Variable[] Down { get; }

    public string Status => Machine[Cloud.Engine.Status];

    public string Error => Machine[Cloud.Engine.Error];

    public string Answer => Machine[Cloud.Engine.Answer];

    public string[] Items => Machine[Cloud.Engine.AnswerList];

    /// <summary>A variable or list of the stage by its name.</summary>
    public Variable Shared(string name) => _project.Stage.Share(name);

    public ListVariable SharedList(string name) => _project.Stage.ShareList(name);

    /// <summary>Asks; returns whether it is through.</summary>
    public Func<bool> Ask(string name, params string[] inputs)
    {
        Machine[_name] = name;
        Machine[Cloud.Engine.Inputs] = inputs;
        var started = Machine.Send(_go.Id);
        return () => started.All(thread => thread.IsOver);
    }
}
