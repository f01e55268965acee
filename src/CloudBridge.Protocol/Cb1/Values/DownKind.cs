namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>The kind of an entry in a value of the server; the numbers are those of the wire.</summary>
public enum DownKind
{
    /// <summary>Nothing that follows is an entry. No reader gives one out.</summary>
    End = 0,

    /// <summary>A whole answer.</summary>
    Answer = 1,

    /// <summary>A long answer begins.</summary>
    Opening = 2,

    /// <summary>A request is being worked on.</summary>
    Working = 3,

    /// <summary>A client is known from now on.</summary>
    Welcome = 4,

    /// <summary>Parts of a request did not come.</summary>
    PartsWanted = 5,

    /// <summary>A part of a long answer, from a packed or a solo value.</summary>
    Part = 6,

    /// <summary>One answer for several clients.</summary>
    Shared = 7,

    /// <summary>A whole answer that is its digits.</summary>
    Number = 8,

    /// <summary>A version of the value of a topic.</summary>
    Topic = 9,
}
