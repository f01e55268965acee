using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Asking;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Engine.RequestField;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Decoding;

/// <summary>
/// Custom blocks: the range decoder (sections 6 and 7), a slice of time in each frame, for the answers whose digits have
/// come.
/// </summary>
internal sealed class AnswerDecoder(
    EngineState state,
    RequestTable table,
    DecoderState decoder,
    DecoderSteps steps,
    DamageReport damage)
{
    // Of the 33 ms of a frame 20; of longer ones a quarter, so that a hidden tab with one frame a second gets on.
    private const double ShortestSlice = 0.020;
    private const double LongestSlice = 0.300;
    private const double Share = 0.25;
    private const int SecondsPerDay = 86_400;

    private const int SmallestRange = 100_000_000;
    private const int Digit4 = 10_000;
    private const int Entries = 4096;
    private const int PartsOfHandle = 1000;

    // Each time four: where only nothing is left, a damaged answer could go on for ever.
    private const int ZerosAtMost = 500;

    private readonly Procedure _decode = new("⚙ decode", isWarp: true, "seconds");
    private readonly Procedure _choose = new("⚙ choose request", isWarp: true);
    private readonly Procedure _run = new("⚙ decode request", isWarp: true);
    private readonly Procedure _refill = new("⚙ more digits", isWarp: true);
    private readonly Variable _job = state.Scratch("job");
    private readonly Variable _rest = state.Scratch("rest");

    /// <summary>Decodes until nothing is left or the slice is over; short answers first.</summary>
    /// <param name="seconds">Since the last time.</param>
    public Block Decode(Value seconds) => _decode.Call(seconds);

    public IEnumerable<Script> Scripts() => [DecodeScript(), ChooseScript(), RunScript(), RefillScript()];

    private Script DecodeScript() => _decode.Define(
        Data.Set(decoder.Deadline, Multiply(_decode["seconds"], Share)),
        If(Less(decoder.Deadline, ShortestSlice), Data.Set(decoder.Deadline, ShortestSlice)),
        If(Greater(decoder.Deadline, LongestSlice), Data.Set(decoder.Deadline, LongestSlice)),
        Data.Set(decoder.Deadline, Add(Sensing.DaysSince2000, Divide(decoder.Deadline, SecondsPerDay))),
        Data.Set(_job, 0),
        RepeatUntil(
            Either(Less(_job, 0), Greater(Sensing.DaysSince2000, decoder.Deadline)),
            _choose.Call(),
            If(Greater(_job, -1), Data.Set(state.At, _job), _run.Call())));

    private Script ChooseScript() => _choose.Define(
    [
        Data.Set(_job, -1),
        .. table.ForEach(
            If(
                Both(table.Is(State, RequestState.Reading), table.Is(Starved, 0)),
                If(Either(Equal(_job, -1), table.Is(Handle, 0)), Data.Set(_job, state.At)))),
    ]);

    private Script RunScript() => _run.Define(
    [
        .. decoder.Load(table),
        Data.Set(decoder.LastRead, Subtract(Length(decoder[RequestField.Digits]), 3)),
        table.LocateItems(),
        Data.Set(decoder.Halt, DecoderHalt.None),
        RepeatUntil(
            Greater(decoder.Halt, DecoderHalt.None),
            IfElse(
                Less(decoder[RequestField.Range], SmallestRange),
                Widen(),
                [IfElse(Equal(decoder[Step], DecoderStep.Text), ReadText(), [steps.Do()])])),
        .. decoder.Save(table),
        If(Equal(decoder.Halt, DecoderHalt.Starved), table.Set(Starved, 1)),
        If(Equal(decoder.Halt, DecoderHalt.Finished), table.Set(State, RequestState.Ready), damage.SayDone()),
        If(Equal(decoder.Halt, DecoderHalt.Damaged), damage.Handle()),
    ]);

    // The clock is looked at here, about every fourth character.
    private Block[] Widen() =>
    [
        If(Greater(decoder[Position], decoder.LastRead), _refill.Call()),
        If(
            Equal(decoder.Halt, DecoderHalt.None),
            Data.Set(decoder[Code], Add(Multiply(decoder[Code], Digit4), NextFour())),
            Data.Set(decoder[RequestField.Range], Multiply(decoder[RequestField.Range], Digit4)),
            Data.Change(decoder[Position], 4),
            If(Greater(Sensing.DaysSince2000, decoder.Deadline), Data.Set(decoder.Halt, DecoderHalt.Paused))),
    ];

    private Reporter NextFour() => Join(DigitAt(0), DigitAt(1), DigitAt(2), DigitAt(3));

    private Reporter DigitAt(int offset) =>
        Letter(offset == 0 ? decoder[Position] : Add(decoder[Position], offset), decoder[RequestField.Digits]);

    // The loop that all the time goes into: no custom block, no look at the clock, nothing counted.
    private Block[] ReadText() =>
    [
        RepeatUntil(
            Either(Less(decoder[RequestField.Range], SmallestRange), Less(decoder[Entry], 1)),
            Data.Set(decoder.Unit, Floor(Divide(decoder[RequestField.Range], Entries))),
            Data.Set(decoder.Choice, Floor(Divide(decoder[Code], decoder.Unit))),
            RepeatUntil(Less(decoder.Choice, Data.Item(decoder[Entry], decoder.Ends)), Data.Change(decoder[Entry], 1)),
            Data.Set(decoder.Low, Modulo(Data.Item(Subtract(decoder[Entry], 1), decoder.Ends), Entries)),
            Data.Change(decoder[Code], Multiply(decoder.Unit, Subtract(0, decoder.Low))),
            Data.Set(decoder[RequestField.Range], Multiply(decoder.Unit, Subtract(Data.Item(decoder[Entry], decoder.Ends), decoder.Low))),
            Data.Set(decoder[Text], Join(decoder[Text], Data.Item(decoder[Entry], decoder.Symbols))),
            Data.Set(decoder[Entry], Data.Item(decoder[Entry], decoder.Next))),
        If(Less(decoder[Entry], 1), steps.AfterText()),
    ];

    private Script RefillScript() => _refill.Define(
        Data.Set(_rest, ""),
        RepeatUntil(
            Greater(decoder[Position], Length(decoder[RequestField.Digits])),
            Data.Set(_rest, Join(_rest, Letter(decoder[Position], decoder[RequestField.Digits]))),
            Data.Change(decoder[Position], 1)),
        RepeatUntil(
            Either(Greater(decoder.Halt, DecoderHalt.None), Greater(Length(_rest), 3)),
            IfElse(Less(table.Get(Fed), table.Get(Total)), TakePart(), TakeZeros())),
        Data.Set(decoder[RequestField.Digits], _rest),
        Data.Set(decoder[Position], 1),
        Data.Set(decoder.LastRead, Subtract(Length(_rest), 3)));

    private Block[] TakePart() =>
    [
        Data.Set(state.Field, Data.PositionOf(Add(Multiply(table.Get(Handle), PartsOfHandle), table.Get(NextPart)), state.PartKeys)),
        IfElse(
            Equal(state.Field, 0),
            [Data.Set(decoder.Halt, DecoderHalt.Starved)],
            [
                Data.Set(_rest, Join(_rest, Data.Item(state.Field, state.Parts))),
                table.Set(Fed, Add(table.Get(Fed), Length(Data.Item(state.Field, state.Parts)))),
                table.Set(NextPart, Add(table.Get(NextPart), 1)),
            ]),
    ];

    private Block[] TakeZeros() =>
    [
        Data.Set(_rest, Join(_rest, "0000")),
        Data.Change(decoder[Zeros], 1),
        If(Greater(decoder[Zeros], ZerosAtMost), Data.Set(decoder.Halt, DecoderHalt.Damaged)),
    ];
}
