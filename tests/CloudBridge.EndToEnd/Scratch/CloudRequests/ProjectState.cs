using CloudBridge.Hosting;
using CloudBridge.Sprites;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>The variables of the project. Those of the stage are its face to the outside, those of the sprite its memory.</summary>
internal sealed class ProjectState(StageBuilder stage, SpriteBuilder sprite) : CompatibleState(stage, stage, sprite, SpriteVariables.Usual, "")
{
    /// <summary>Requests to work through: the name, then arguments, with &amp; between. More may be added meanwhile.</summary>
    public ListVariable Ask { get; } = stage.AddList("ask");

    /// <summary>One answer for each request, its items joined by |.</summary>
    public ListVariable Results { get; } = stage.AddList("results");

    /// <summary>A word of <see cref="Sprites.Compatible.Progress"/> for each request.</summary>
    public ListVariable Statuses { get; } = stage.AddList("statuses");

    /// <summary>How long each request took, repeats included.</summary>
    public ListVariable Milliseconds { get; } = stage.AddList("milliseconds");

    /// <summary>1 when all requests are through.</summary>
    public Variable Finished { get; } = stage.AddVariable("finished", "0");

    /// <summary>Seconds between an answer and the next request.</summary>
    public Variable Pause { get; } = stage.AddVariable("pause", "0");

    /// <summary>Seconds after which a request is given up: without a new part, or since it was asked where the template does so.</summary>
    public Variable Timeout { get; } = stage.AddVariable("timeout", "10");

    /// <summary>How often a request is sent at most, each time with a new id.</summary>
    public Variable Tries { get; } = stage.AddVariable("tries", "1");

    /// <summary>Ids are random from here, times ten.</summary>
    public Variable LowestId { get; } = stage.AddVariable("lowest id", "10001");

    /// <summary>Ids are random up to here, times ten.</summary>
    public Variable HighestId { get; } = stage.AddVariable("highest id", "99999");

    /// <summary>Which of the requests is being made, from 1.</summary>
    public Variable Turn { get; } = sprite.AddVariable("turn");

    public Variable Attempt { get; } = sprite.AddVariable("attempt");

    public Variable StartedAt { get; } = sprite.AddVariable("started at");
}
