using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Engine.RequestField;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Decoding;

/// <summary>
/// Custom blocks: one choice each, whatever is to be read but the text by the model. None of them needs digits, so each can
/// be the last in its frame.
/// </summary>
internal sealed class DecoderSteps(EngineState state, RequestTable table, DecoderState decoder, UnicodeTable unicode)
{
    private const int Entries = 4096;
    private const int PagesHigh = 136;
    private const int PagesLow = 64;
    private const int RawChoices = 160;
    private const int RawEnd = 128;
    private const int RawSamePage = 151;

    private readonly Procedure _do = new("⚙ step", isWarp: true);
    private readonly Procedure _pick = new("⚙ pick", isWarp: true, "context");
    private readonly Procedure _uniform = new("⚙ choose", isWarp: true, "of");
    private readonly Procedure _take = new("⚙ take interval", isWarp: true, "low", "size");
    private readonly Procedure _afterText = new("⚙ after text", isWarp: true);
    private readonly Procedure _value = new("⚙ begin value", isWarp: true, "kind");
    private readonly Procedure _keep = new("⚙ keep value", isWarp: true);
    private readonly Procedure _end = new("⚙ end value", isWarp: true);
    private readonly Procedure _character = new("⚙ read character", isWarp: true);
    private readonly Procedure _raw = new("⚙ read raw", isWarp: true);
    private readonly Procedure _group = new("⚙ read group", isWarp: true);
    private readonly Procedure _number = new("⚙ finish number", isWarp: true);

    private Reporter Symbol => Data.Item(decoder[Entry], decoder.Symbols);

    private Reporter DigitsLeft => Subtract(decoder[Count], Length(decoder[Text]));

    /// <summary>Makes the choice that is next.</summary>
    public Block Do() => _do.Call();

    /// <summary>A block that goes on after an entry whose next is no context.</summary>
    public Block AfterText() => _afterText.Call();

    public IEnumerable<Script> Scripts() =>
    [
        DoScript(),
        PickScript(),
        UniformScript(),
        TakeScript(),
        _afterText.Define(
            If(Equal(decoder[Entry], 0), _keep.Call(), StopThisScript()),
            If(Equal(decoder[Entry], -1), Go(DecoderStep.Character), StopThisScript()),
            IfElse(Equal(decoder[Entry], -2), [Go(DecoderStep.Page)], [Damaged])),
        ValueScript(),
        _keep.Define(
            Data.Change(decoder[RequestField.Length], Length(decoder[Text])),
            table.KeepItem(decoder[Text]),
            _end.Call()),
        EndScript(),
        CharacterScript(),
        RawScript(),
        GroupScript(),
        NumberScript(),
    ];

    private Block Damaged => Data.Set(decoder.Halt, DecoderHalt.Damaged);

    private Script DoScript() => _do.Define(
        When(DecoderStep.Character, _character.Call()),
        When(
            DecoderStep.Page,
            _pick.Call(decoder.Model.Contexts.Page),
            IfElse(Equal(Symbol, ""), [Go(DecoderStep.PageHigh)], [Data.Set(decoder[Page], Symbol), Go(DecoderStep.Character)])),
        When(DecoderStep.Raw, _raw.Call()),
        When(DecoderStep.Group, _group.Call()),
        When(DecoderStep.Item, _pick.Call(decoder.Model.Contexts.Item), _value.Call(Symbol)),
        When(DecoderStep.Start, _pick.Call(decoder.Model.Contexts.Start), _value.Call(Symbol)),
        When(
            DecoderStep.Number,
            _pick.Call(decoder.Model.Contexts.Number),
            Data.Set(decoder[Text], ""),
            Data.Set(decoder[Point], 0),
            IfElse(
                Equal(Symbol, "d"),
                [Go(DecoderStep.Sign)],
                [
                    Data.Set(decoder[Sign], Less(Symbol, 0)),
                    Data.Set(decoder[Count], Absolute(Symbol)),
                    Go(DecoderStep.Group),
                ])),
        When(DecoderStep.PageHigh, Choose(PagesHigh), Data.Set(decoder[Page], Multiply(decoder.Choice, PagesLow)), Go(DecoderStep.PageLow)),
        When(DecoderStep.PageLow, Choose(PagesLow), Data.Change(decoder[Page], decoder.Choice), Go(DecoderStep.Character)),
        When(DecoderStep.Sign, Choose(2), Data.Set(decoder[Sign], Equal(decoder.Choice, 1)), Go(DecoderStep.Count)),
        When(
            DecoderStep.Count,
            Choose(1000),
            Data.Set(decoder[Count], decoder.Choice),
            If(Equal(decoder.Choice, 0), Damaged),
            Go(DecoderStep.Point)),
        When(DecoderStep.Point, Choose(Add(decoder[Count], 2)), Data.Set(decoder[Point], decoder.Choice), Go(DecoderStep.Group)),
        When(
            DecoderStep.LengthCheck,
            Choose(1000),
            IfElse(
                Equal(decoder.Choice, Modulo(decoder[RequestField.Length], 1000)),
                [Data.Set(decoder.Halt, DecoderHalt.Finished)],
                [Damaged])),
        // The first digits are twelve: a range of 1 is widened to 10^8, and this one to 10^12.
        When(DecoderStep.FirstDigits, Data.Set(decoder[RequestField.Range], 10_000_000), Go(DecoderStep.MoreDigits)),
        When(DecoderStep.MoreDigits, Data.Set(decoder[RequestField.Range], 1_000_000_000_000), Go(DecoderStep.Start)));

    private Script TakeScript() => _take.Define(
        Data.Change(decoder[Code], Multiply(decoder.Unit, Subtract(0, _take["low"]))),
        Data.Set(decoder[RequestField.Range], Multiply(decoder.Unit, _take["size"])));

    private Script PickScript() => _pick.Define(
        Data.Set(decoder[Entry], _pick["context"]),
        Data.Set(decoder.Unit, Floor(Divide(decoder[RequestField.Range], Entries))),
        Data.Set(decoder.Choice, Floor(Divide(decoder[Code], decoder.Unit))),
        RepeatUntil(Less(decoder.Choice, Data.Item(decoder[Entry], decoder.Ends)), Data.Change(decoder[Entry], 1)),
        If(Equal(Data.Item(decoder[Entry], decoder.Next), DecoderState.NextOfNone), Damaged),
        Data.Set(decoder.Low, Modulo(Data.Item(Subtract(decoder[Entry], 1), decoder.Ends), Entries)),
        Take(decoder.Low, Subtract(Data.Item(decoder[Entry], decoder.Ends), decoder.Low)));

    private Script UniformScript() => _uniform.Define(
        Data.Set(decoder.Unit, Floor(Divide(decoder[RequestField.Range], _uniform["of"]))),
        Data.Set(decoder.Choice, Floor(Divide(decoder[Code], decoder.Unit))),
        If(Not(Less(decoder.Choice, _uniform["of"])), Damaged),
        Take(decoder.Choice, 1));

    private Script ValueScript() => _value.Define(
        Data.Set(decoder[Text], ""),
        Kind("t", Data.Set(decoder[IsRaw], 0), Data.Set(decoder[Entry], decoder.Model.Contexts.Text), Go(DecoderStep.Text)),
        Kind("n", Go(DecoderStep.Number)),
        Kind("f", Data.Set(decoder[IsRaw], 1), Go(DecoderStep.Raw)),
        Kind("e", _keep.Call()),
        Kind("z", IfElse(Equal(decoder[IsList], 1), [_keep.Call()], [_end.Call()])),
        Kind("l", Data.Set(decoder[IsList], 1), Go(DecoderStep.Item)),
        Kind(".", Data.Set(decoder[IsList], 0), _end.Call()),
        If(Greater(table.Get(Result), RequestOutcome.Done), Damaged),
        Kind("x", table.Set(Result, RequestOutcome.Failed)),
        Kind("y", table.Set(Result, RequestOutcome.NotFound)),
        Kind("b", table.Set(Result, RequestOutcome.BadArgument)),
        Damaged);

    private Script EndScript() => _end.Define(
        If(Equal(decoder[IsList], 1), Go(DecoderStep.Item), StopThisScript()),
        If(Greater(table.Get(Handle), 0), Go(DecoderStep.LengthCheck), StopThisScript()),
        If(Equal(decoder.Halt, DecoderHalt.None), Data.Set(decoder.Halt, DecoderHalt.Finished)));

    private Script CharacterScript() => _character.Define(
        Choose(UnicodeTable.PageSize),
        IfElse(
            Less(decoder[Page], UnicodeTable.Pages),
            [Data.Set(state.Field, unicode.Character(decoder[Page], decoder.Choice))],
            [Data.Set(state.Field, unicode.AstralCharacter(decoder[Page], decoder.Choice))]),
        Append(state.Field),
        If(Equal(state.Field, ""), Damaged),
        IfElse(
            Equal(decoder[IsRaw], 1),
            [Go(DecoderStep.Raw)],
            [Data.Set(decoder[Entry], decoder.Model.Contexts.Wide), Go(DecoderStep.Text)]));

    private Script RawScript() => _raw.Define(
        Data.Set(decoder.Unit, Floor(Divide(decoder[RequestField.Range], RawChoices))),
        Data.Set(decoder.Choice, Floor(Divide(decoder[Code], decoder.Unit))),
        If(Not(Less(decoder.Choice, RawChoices)), Damaged),
        If(Less(decoder.Choice, RawEnd), Take(decoder.Choice, 1), Append(unicode.Character(0, decoder.Choice)), StopThisScript()),
        If(Equal(decoder.Choice, RawEnd), Take(RawEnd, 1), _keep.Call(), StopThisScript()),
        IfElse(
            Less(decoder.Choice, RawSamePage),
            [Take(RawEnd + 1, RawSamePage - RawEnd - 1), Go(DecoderStep.Page)],
            [Take(RawSamePage, RawChoices - RawSamePage), Go(DecoderStep.Character)]));

    private Script GroupScript() => _group.Define(
        IfElse(
            Greater(DigitsLeft, 2),
            [Choose(1000), Append(Asking.Digits.Three(decoder.Choice))],
            [
                IfElse(
                    Equal(DigitsLeft, 2),
                    [Choose(100), Append(Asking.Digits.Two(decoder.Choice))],
                    [Choose(10), Append(decoder.Choice)]),
            ]),
        If(Not(Greater(DigitsLeft, 0)), _number.Call()));

    private Script NumberScript() => _number.Define(
        If(
            Greater(decoder[Point], 0),
            Data.Set(state.Field, ""),
            Data.Set(state.Index, 0),
            Repeat(
                Add(decoder[Count], 1),
                If(Equal(Add(state.Index, Subtract(decoder[Point], 1)), decoder[Count]), Data.Set(state.Field, Join(state.Field, "."))),
                Data.Change(state.Index, 1),
                Data.Set(state.Field, Join(state.Field, Letter(state.Index, decoder[Text])))),
            Data.Set(decoder[Text], state.Field)),
        If(Equal(decoder[Sign], "true"), Data.Set(decoder[Text], Join("-", decoder[Text]))),
        _keep.Call());

    private Block When(int step, params Block[] body) => If(Equal(decoder[Step], step), [.. body, StopThisScript()]);

    private Block Kind(string symbol, params Block[] body) => If(Equal(_value["kind"], symbol), [.. body, StopThisScript()]);

    private Block Choose(Value count) => _uniform.Call(count);

    private Block Take(Value low, Value size) => _take.Call(low, size);

    private Block Go(int step) => Data.Set(decoder[Step], step);

    private Block Append(Value text) => Data.Set(decoder[Text], Join(decoder[Text], text));
}
