using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.EndToEnd.Scratch.CloudRequests;

/// <summary>The variables of the project. Those of the stage are its face to the outside, those of the sprite its memory.</summary>
internal sealed class ProjectState(StageBuilder stage, SpriteBuilder sprite)
{
    private const int AnswerVariables = 9;

    /// <summary>The variable the project writes.</summary>
    public Variable ToHost { get; } = stage.AddCloudVariable("TO_HOST");

    /// <summary>The variables the host writes.</summary>
    public IReadOnlyList<Variable> FromHost { get; } = [.. Enumerable.Range(1, AnswerVariables).Select(n => stage.AddCloudVariable($"FROM_HOST_{n}"))];

    /// <summary>Requests to work through: the name, then arguments, with &amp; between.</summary>
    public ListVariable Ask { get; } = stage.AddList("ask");

    /// <summary>One answer for each request, its items joined by |.</summary>
    public ListVariable Results { get; } = stage.AddList("results");

    /// <summary>One of <see cref="ShownStatus"/> for each request.</summary>
    public ListVariable Statuses { get; } = stage.AddList("statuses");

    /// <summary>How long each request took, repeats included.</summary>
    public ListVariable Milliseconds { get; } = stage.AddList("milliseconds");

    /// <summary>1 when all requests are through.</summary>
    public Variable Finished { get; } = stage.AddVariable("finished", "0");

    /// <summary>State of the current request.</summary>
    public Variable Status { get; } = stage.AddVariable("status");

    /// <summary>Items of the current answer.</summary>
    public ListVariable Response { get; } = stage.AddList("response");

    /// <summary>Seconds without a new part after which a request is given up.</summary>
    public Variable Timeout { get; } = stage.AddVariable("timeout", "10");

    /// <summary>How often a request is sent at most, each time with a new id.</summary>
    public Variable Tries { get; } = stage.AddVariable("tries", "1");

    /// <summary>Ids are random from here, times ten.</summary>
    public Variable LowestId { get; } = stage.AddVariable("lowest id", "10001");

    /// <summary>Ids are random up to here, times ten.</summary>
    public Variable HighestId { get; } = stage.AddVariable("highest id", "99999");

    /// <summary>How often lost parts were asked for again.</summary>
    public Variable ReRequests { get; } = stage.AddVariable("re-requests", "0");

    /// <summary>Digits still encoded: of the request, later of the answer.</summary>
    public Variable Digits { get; } = sprite.AddVariable("digits");

    public Variable Id { get; } = sprite.AddVariable("id");

    /// <summary>A run of digits cut out of <see cref="Digits"/>, or text put together from them.</summary>
    public Variable Piece { get; } = sprite.AddVariable("piece");

    public Variable Index { get; } = sprite.AddVariable("index");

    public Variable Position { get; } = sprite.AddVariable("position");

    /// <summary>Which of the requests is being made, from 1.</summary>
    public Variable Turn { get; } = sprite.AddVariable("turn");

    public Variable Attempt { get; } = sprite.AddVariable("attempt");

    /// <summary>The numbered values of the answer as received, empty where one is missing.</summary>
    public ListVariable Parts { get; } = sprite.AddList("parts");

    /// <summary>The last value of the answer, which has no number.</summary>
    public Variable FinalPart { get; } = sprite.AddVariable("final part");

    /// <summary>The number of the first part that is missing below one that is there; 0 when none is.</summary>
    public Variable Missing { get; } = sprite.AddVariable("missing");

    /// <summary>What each answer variable held when last looked at, between = signs.</summary>
    public ListVariable Seen { get; } = sprite.AddList("seen", [.. Enumerable.Repeat("", AnswerVariables)]);

    /// <summary>1 when a part came in since the last look for gaps.</summary>
    public Variable Changed { get; } = sprite.AddVariable("changed", "0");

    /// <summary>The four digits that end a value.</summary>
    public Variable Tail { get; } = sprite.AddVariable("tail");

    public Variable StartedAt { get; } = sprite.AddVariable("started at");

    public Variable HeardAt { get; } = sprite.AddVariable("heard at");

    public Variable ReRequestedAt { get; } = sprite.AddVariable("re-requested at");
}
