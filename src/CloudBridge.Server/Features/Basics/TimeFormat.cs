namespace CloudBridge.Server.Features.Basics;

/// <summary>The form in which <c>time</c> answers.</summary>
internal enum TimeFormat
{
    /// <summary>Date and time in UTC as text, <c>2026-03-01T12:00:00Z</c>.</summary>
    Text,

    /// <summary>Days since the first of January 2000, with a fraction, as Scratch counts.</summary>
    Days,
}
