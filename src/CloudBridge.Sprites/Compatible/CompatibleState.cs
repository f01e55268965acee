using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>
/// The variables of the blocks that speak Cloud Requests: those of the cloud on the stage, the rest where one request at a
/// time is made.
/// </summary>
/// <param name="stage">The stage.</param>
/// <param name="shown">The target of what others look at.</param>
/// <param name="memory">The target of what only the blocks themselves need.</param>
/// <param name="variables">The cloud variables.</param>
/// <param name="prefix">The text with which the names of all but the cloud variables begin.</param>
internal class CompatibleState(
    StageBuilder stage,
    TargetBuilder shown,
    TargetBuilder memory,
    SpriteVariables variables,
    string prefix)
{
    private const int SecondsPerDay = 86_400;
    private const int NoticeLength = 9;

    /// <summary>Seconds. Not the timer: makers reset that, and the green flag does.</summary>
    public static Reporter Clock => Operators.Multiply(Sensing.DaysSince2000, SecondsPerDay);

    /// <summary>The cloud itself has said that no server is meant to be there (1), or that it is away (2).</summary>
    public Condition SaysAbsent(int absence) => Both(
        Equal(Length(FromHost[0]), NoticeLength),
        Equal(Join(Letter(1, FromHost[0]), Letter(2, FromHost[0]), Letter(3, FromHost[0]), Letter(4, FromHost[0]), Letter(5, FromHost[0])), $"1000{absence}"));

    /// <summary>The variable the project writes.</summary>
    public Variable ToHost { get; } = stage.ShareCloudVariable(variables.Request);

    /// <summary>The variables the host writes.</summary>
    public IReadOnlyList<Variable> FromHost { get; } = [.. variables.Answers.Select(stage.ShareCloudVariable)];

    /// <summary>The progress of the current request.</summary>
    public Variable Progress { get; } = shown.AddVariable(prefix + "status");

    /// <summary>Items of the current answer.</summary>
    public ListVariable Response { get; } = shown.AddList(prefix + "response");

    /// <summary>The number of times that lost parts were requested again.</summary>
    public Variable ReRequests { get; } = shown.AddVariable(prefix + "re-requests", "0");

    /// <summary>Digits still encoded: of the request, later of the answer.</summary>
    public Variable Digits { get; } = memory.AddVariable(prefix + "digits");

    public Variable Id { get; } = memory.AddVariable(prefix + "id");

    /// <summary>A run of digits cut out of <see cref="Digits"/>, or text put together from them.</summary>
    public Variable Piece { get; } = memory.AddVariable(prefix + "piece");

    public Variable Index { get; } = memory.AddVariable(prefix + "index");

    public Variable Position { get; } = memory.AddVariable(prefix + "position");

    /// <summary>The numbered values of the answer as received, empty where one is missing.</summary>
    public ListVariable Parts { get; } = memory.AddList(prefix + "parts");

    /// <summary>The last value of the answer, which has no number.</summary>
    public Variable FinalPart { get; } = memory.AddVariable(prefix + "final part");

    /// <summary>The number of the first part that is missing below one that is there; 0 when none is.</summary>
    public Variable Missing { get; } = memory.AddVariable(prefix + "missing");

    /// <summary>The value that each answer variable held at the last look, between = signs.</summary>
    public ListVariable Seen { get; } = memory.AddList(prefix + "seen", [.. Enumerable.Repeat("", variables.Answers.Count)]);

    /// <summary>1 when a part came in since the last look for gaps.</summary>
    public Variable Changed { get; } = memory.AddVariable(prefix + "changed", "0");

    /// <summary>The four digits that end a value.</summary>
    public Variable Tail { get; } = memory.AddVariable(prefix + "tail");

    /// <summary>The time at which something last came from the cloud.</summary>
    public Variable CloudHeardAt { get; } = stage.Share(prefix + "cloud heard at");

    public Variable HeardAt { get; } = memory.AddVariable(prefix + "heard at");

    public Variable ReRequestedAt { get; } = memory.AddVariable(prefix + "re-requested at");
}
