using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Compatible;

/// <summary>The variables that a maker looks at after a request, and the blocks that fill them.</summary>
internal sealed class CompatibleResult(StageBuilder stage, SpriteBuilder sprite, CompatibleState state, EngineNames names)
{
    // So servers that speak the format say that a request went wrong; a sentence may follow.
    private const string FailureWords = "Error in request ";

    // What came before was seen by another session.
    private const int SecondsOfEvidence = 600;

    private readonly Procedure _begin = new("⚙ clear result", isWarp: true);
    private readonly Procedure _finish = new("⚙ take result", isWarp: true);
    private readonly Variable _isKnown = stage.Share("⚙ server was heard");

    public Variable Answer { get; } = sprite.AddVariable(names.Answer);

    public ListVariable AnswerList { get; } = sprite.AddList(names.AnswerList);

    public Variable Status { get; } = sprite.AddVariable(names.Status);

    public Variable Error { get; } = sprite.AddVariable(names.Error);

    public Variable Timeout { get; } = sprite.AddVariable(names.Timeout, "10");

    public ListVariable Inputs { get; } = sprite.AddList(names.Inputs);

    /// <summary>The request is on its way.</summary>
    public Block Begin() => _begin.Call();

    /// <summary>The request is over, one way or the other.</summary>
    public Block Finish() => _finish.Call();

    public IEnumerable<Script> Scripts() =>
    [
        Script.WhenFlagClicked(Data.Set(_isKnown, 0)),
        _begin.Define(
            Data.Set(Status, names.StatusWords.Asking),
            Data.Set(Error, ""),
            Data.Set(Answer, ""),
            Data.DeleteAll(AnswerList)),
        FinishScript(),
    ];

    private Block[] Fail() =>
    [
        Data.Set(Error, Data.Item(Data.Length(AnswerList), AnswerList)),
        Data.Set(Answer, ""),
        Data.DeleteAll(AnswerList),
        Data.Set(Status, names.StatusWords.Failed),
    ];

    private Script FinishScript() => _finish.Define(
        Data.DeleteAll(AnswerList),
        Data.Set(Answer, ""),
        IfElse(
            Equal(state.Progress, Progress.Done),
            [
                Data.Set(_isKnown, 1),
                Data.Set(state.Index, 0),
                Repeat(
                    Data.Length(state.Response),
                    Data.Change(state.Index, 1),
                    Data.Add(Data.Item(state.Index, state.Response), AnswerList)),
                Data.Set(Answer, Data.Item(1, state.Response)),
                Data.Set(Error, ""),
                Data.Set(Status, names.StatusWords.Done),
                If(Both(Less(Data.Length(AnswerList), 3), Contains(Answer, FailureWords)), Fail()),
            ],
            Explain()));

    private Block[] Explain() =>
    [
        Data.Set(Status, names.StatusWords.Offline),
        Data.Set(Error, names.OfflineSentence),
        If(Equal(Join("=", state.FromHost[0]), "=0"), Data.Set(Error, names.VariablesSentenceFor(state.ToHost, state.FromHost[0]))),
        If(Less(Subtract(CompatibleState.Clock, state.CloudHeardAt), SecondsOfEvidence), Data.Set(Error, names.AwaySentence)),
        If(Equal(_isKnown, 1), Data.Set(Error, names.TimeoutSentence), Data.Set(Status, names.StatusWords.Timeout)),
        If(state.SaysAbsent(1), Data.Set(Error, names.UnservedSentence), Data.Set(Status, names.StatusWords.Offline)),
        If(state.SaysAbsent(2), Data.Set(Error, names.AwaySentence), Data.Set(Status, names.StatusWords.Offline)),
    ];
}
