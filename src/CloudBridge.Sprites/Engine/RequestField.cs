using CloudBridge.Sprites.Engine.Asking;

namespace CloudBridge.Sprites.Engine;

/// <summary>The facts known about an open request: the items of its run in the list of requests, in their order.</summary>
internal enum RequestField
{
    /// <summary>Number of the request on the wire, four digits.</summary>
    Number = 1,

    /// <summary>One of <see cref="RequestKind"/>.</summary>
    Kind,

    /// <summary>The digits that go up; of a topic, its two digits.</summary>
    Payload,

    /// <summary>One of <see cref="RequestState"/>.</summary>
    State,

    /// <summary>
    /// The time at which something was last heard of it, or, at first, at which it was last written; far ahead until then.
    /// </summary>
    HeardAt,

    /// <summary>The time at which it is to be looked at again, either to be repeated or to be searched for gaps.</summary>
    DueAt,

    /// <summary>The number of times that it was sent since something was heard.</summary>
    Tries,

    /// <summary>The time at which the script that waits for it last came by.</summary>
    TouchedAt,

    /// <summary>Seconds after which it is given up.</summary>
    Limit,

    /// <summary>Handle of a long answer; 0 for a short one.</summary>
    Handle,

    /// <summary>Digits the answer has.</summary>
    Total,

    /// <summary>Digits of it that have come.</summary>
    Got,

    /// <summary>Number of the part that the decoder takes next.</summary>
    NextPart,

    /// <summary>Digits that the decoder has been given.</summary>
    Fed,

    /// <summary>The highest number of a part that came.</summary>
    LastPart,

    /// <summary>The time at which the server was last told that somebody waits.</summary>
    SaidAt,

    /// <summary>1 while the decoder waits for digits.</summary>
    Starved,

    /// <summary>Position in the list of results, see <see cref="RequestOutcome"/>.</summary>
    Result,

    /// <summary>The number of items of the answer that are decoded.</summary>
    Items,

    /// <summary>The number of times that a damaged answer was requested again.</summary>
    Damaged,

    /// <summary>Version of the topic.</summary>
    Version,

    // From here on: the state of the decoder.
    Digits,
    Position,
    Range,
    Code,
    Step,
    Entry,
    Page,
    IsRaw,
    IsList,
    Text,
    Length,
    Zeros,
    Count,
    Sign,
    Point,
}
