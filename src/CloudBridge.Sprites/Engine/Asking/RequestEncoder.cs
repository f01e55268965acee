using System.Globalization;
using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Engine.Decoding;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>Custom blocks: the name and the arguments of a request to the digits of section 4.</summary>
internal sealed class RequestEncoder
{
    private const int Shorts = 90;
    private const string ValueEnd = "90";
    private const string CodeUnit = "91";
    private const string Null = "93";
    private const int FirstHalf = 0xD800;
    private const int SecondHalf = 0xDC00;

    private readonly Procedure _begin = new("⚙ begin", isWarp: true, "name");
    private readonly Procedure _put = new("⚙ put", isWarp: true, "value");
    private readonly Procedure _skip = new("⚙ put nothing", isWarp: true);
    private readonly Procedure _search = new("⚙ search", isWarp: true, "letter");
    private readonly Procedure _scan = new("⚙ scan page", isWarp: true, "page", "letter");
    private readonly Procedure _prove = new("⚙ prove", isWarp: true, "page", "letter");
    private readonly Procedure _scanHalves = new("⚙ scan halves", isWarp: true, "halves", "letter", "from", "code");

    private readonly EngineState _state;
    private readonly UnicodeTable _unicode;
    private readonly ListVariable _otherCodes;
    private readonly Variable _look;
    private readonly Variable _none;
    private readonly Variable _code;
    private readonly Variable _page;
    private readonly Variable _position;
    private readonly Variable _index;
    private readonly ListVariable _doubtful;
    private readonly Variable _isProven;
    private readonly Variable _probe;
    private readonly Variable _place;

    public RequestEncoder(EngineState state, SpriteBuilder sprite, UnicodeTable unicode)
    {
        (_state, _unicode) = (state, unicode);
        _otherCodes = state.ScratchList("codes", [.. EncoderAlphabet.OtherCodes()]);
        _look = state.Scratch("look");
        _none = state.Scratch("no letter");
        _code = state.Scratch("code unit");
        _page = state.Scratch("search page");
        _position = state.Scratch("search position");
        // Of its own: Scratch interrupts a block that takes more than half a second, and others run meanwhile.
        _index = state.Scratch("search index");
        _doubtful = state.ScratchList("doubtful pages", [.. EncoderAlphabet.DoubtfulPages.Select(page => (page + 1).ToString(CultureInfo.InvariantCulture))]);
        _isProven = state.Scratch("is proven");
        _probe = state.Scratch("probe");
        _place = state.Scratch("probe position");
        foreach (var costume in EncoderAlphabet.Costumes())
        {
            sprite.AddCostume(costume);
        }
    }

    /// <summary>Begins a payload with the name of the request.</summary>
    public Block Begin(Value name) => _begin.Call(name);

    /// <summary>Appends an argument.</summary>
    public Block Put(Value value) => _put.Call(value);

    /// <summary>Appends an argument that is null.</summary>
    public Block PutNothing() => _skip.Call();

    public IEnumerable<Script> Scripts() =>
    [
        _begin.Define(Data.Set(_state.Payload, ""), Put(_begin["name"])),
        _skip.Define(Append(Null)),
        PutScript(),
        SearchScript(),
        ScanScript(),
        ProveScript(),
        ScanHalvesScript(),
    ];

    // Nothing is drawn while the block runs, so nobody sees the costumes change.
    private Script PutScript() => _put.Define(
        Data.Set(_look, Looks.CostumeNumber),
        Looks.SwitchCostumeTo(EncoderAlphabet.None),
        Data.Set(_none, Looks.CostumeNumber),
        Data.Set(_position, 1),
        Repeat(
            Length(_put["value"]),
            Looks.SwitchCostumeTo(_none),
            Looks.SwitchCostumeTo(Letter(_position, _put["value"])),
            Data.Set(_code, Subtract(Looks.CostumeNumber, _none)),
            IfElse(
                Both(Greater(_code, 0), Less(_code, Shorts + 1)),
                [Append(Digits.Two(Subtract(_code, 1)))],
                [PutOther()]),
            Data.Change(_position, 1)),
        Looks.SwitchCostumeTo(_look),
        Append(ValueEnd));

    private Block PutOther() => IfElse(
        Both(Greater(_code, Shorts), Less(_code, Shorts + 1 + EncoderAlphabet.Others.Count)),
        [Append(Join(CodeUnit, Data.Item(Subtract(_code, Shorts), _otherCodes)))],
        [_search.Call(Letter(_position, _put["value"]))]);

    // A text is mostly of one script, so the page of the last character is looked at first.
    private Script SearchScript() => _search.Define(
        Data.Set(_code, ""),
        If(Contains(Data.Item(_page, _unicode.Letters), _search["letter"]), _scan.Call(_page, _search["letter"])),
        If(Equal(_code, ""), Data.Set(_page, 0)),
        RepeatUntil(
            Not(Both(Equal(_code, ""), Less(_page, UnicodeTable.Pages))),
            Data.Change(_page, 1),
            If(Contains(Data.Item(_page, _unicode.Letters), _search["letter"]), _scan.Call(_page, _search["letter"]))),
        If(Equal(_code, ""), _scanHalves.Call(_unicode.FirstHalves, _search["letter"], 1, FirstHalf)),
        If(Equal(_code, ""), _scanHalves.Call(_unicode.SecondHalves, _search["letter"], 2, SecondHalf)),
        If(Not(Equal(_code, "")), Append(Join(CodeUnit, Digits.Five(_code)))));

    // From the end: small letters stand behind their capitals.
    private Script ScanScript() => _scan.Define(
        Data.Set(_index, UnicodeTable.PageSize),
        RepeatUntil(
            Either(Equal(_index, 0), Not(Equal(_code, ""))),
            If(
                Equal(Letter(_index, Data.Item(_scan["page"], _unicode.Letters)), _scan["letter"]),
                _prove.Call(_scan["page"], _scan["letter"]),
                If(
                    Equal(_isProven, 1),
                    Data.Set(_code, Add(Multiply(Subtract(_scan["page"], 1), UnicodeTable.PageSize), Subtract(_index, 1))))),
            Data.Change(_index, -1)));

    // The page with the letter in its place is the name of a costume only if that letter stands there.
    private Script ProveScript() => _prove.Define(
        Data.Set(_isProven, 1),
        If(Not(Data.Contains(_doubtful, _prove["page"])), StopThisScript()),
        Data.Set(_probe, ""),
        Data.Set(_place, 1),
        If(Less(_prove["page"], EncoderAlphabet.ControlPages + 1), Data.Set(_place, EncoderAlphabet.Controls + 1)),
        RepeatUntil(
            Greater(_place, UnicodeTable.PageSize),
            IfElse(
                Equal(_place, _index),
                [Data.Set(_probe, Join(_probe, _prove["letter"]))],
                [Data.Set(_probe, Join(_probe, Letter(_place, Data.Item(_prove["page"], _unicode.Letters))))]),
            Data.Change(_place, 1)),
        Looks.SwitchCostumeTo(_none),
        Looks.SwitchCostumeTo(_probe),
        If(Equal(Looks.CostumeNumber, _none), Data.Set(_isProven, 0)));

    private Script ScanHalvesScript() => _scanHalves.Define(
        If(Not(Contains(_scanHalves["halves"], _scanHalves["letter"])), StopThisScript()),
        Data.Set(_index, _scanHalves["from"]),
        RepeatUntil(
            Either(Greater(_index, Length(_scanHalves["halves"])), Equal(Letter(_index, _scanHalves["halves"]), _scanHalves["letter"])),
            Data.Change(_index, 2)),
        If(
            Not(Greater(_index, Length(_scanHalves["halves"]))),
            Data.Set(_code, Add(_scanHalves["code"], Divide(Subtract(_index, _scanHalves["from"]), 2)))));

    private Block Append(Value digits) => Data.Set(_state.Payload, Join(_state.Payload, digits));
}
