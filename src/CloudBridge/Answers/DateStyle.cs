namespace CloudBridge;

/// <summary>The forms of dates in answers.</summary>
public enum DateStyle
{
    /// <summary>Days since the first of January 2000 in UTC with a fraction, as Scratch's own block counts them.</summary>
    Days,

    /// <summary>Text as in ISO 8601: <c>2026-03-01T12:00:00Z</c>.</summary>
    Iso,
}
