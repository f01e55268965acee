namespace CloudBridge.FakeUpstream;

/// <summary>A way in which a fake upstream does wrong.</summary>
public enum FakeFaultKind
{
    /// <summary>The right answer, late by <see cref="FakeFault.Delay"/>.</summary>
    Slow,

    /// <summary>Status 503 with the body of Scratch's maintenance.</summary>
    Maintenance,

    /// <summary>Status 429 with <c>Retry-After</c> of <see cref="FakeFault.Delay"/>.</summary>
    RateLimited,

    /// <summary>The status of <see cref="FakeFault.Status"/> with an empty body.</summary>
    Status,

    /// <summary>No answer at all, until the other side gives up.</summary>
    Hang,

    /// <summary>A body without end, as fast as it is read.</summary>
    Flood,

    /// <summary>Says that the body is longer than it is, and closes.</summary>
    TooShort,

    /// <summary>Says that the body is shorter than it is, and closes.</summary>
    TooLong,

    /// <summary>A web page with status 200 instead of JSON.</summary>
    Html,

    /// <summary>JSON that breaks off.</summary>
    BrokenJson,

    /// <summary>A body without end, a byte each <see cref="FakeFault.Delay"/>.</summary>
    Drip,

    /// <summary>Headers without end, as fast as they are read.</summary>
    EndlessHeaders,

    /// <summary>Closes the connection without an answer.</summary>
    Close,
}
