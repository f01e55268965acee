using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Engine;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Starter;

/// <summary>The sprite that asks: an engine, and a block for each request.</summary>
internal sealed class CloudSprite
{
    /// <summary>Adds it to a project.</summary>
    public CloudSprite(ProjectBuilder project, IReadOnlyList<BlockRequest> requests, SpriteOptions options)
    {
        var texts = new SpriteTexts(options.Language);
        Sprite = project.AddSprite(options.Name);
        Engine = options.Wire == SpriteWire.Compatible
            ? new CompatibleEngine(project.Stage, Sprite, options.Variables, texts.Names)
            : new Cb1Engine(project.Stage, Sprite, new Cb1EngineOptions(EngineModel.Default) { Variables = options.Variables, Names = texts.Names });
        Requests = new RequestBlocks(Engine, Sprite, texts);
        Requests.Add(requests);
        Sprite.AddScript(Script.WhenFlagClicked(
            Data.Set(Engine.Status, ""),
            Data.Set(Engine.Error, ""),
            Data.Set(Engine.Answer, ""),
            Data.DeleteAll(Engine.AnswerList)));
    }

    public string Name => Sprite.Name;

    public SpriteBuilder Sprite { get; }

    public ICloudEngine Engine { get; }

    public RequestBlocks Requests { get; }
}
