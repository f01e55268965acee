using System.Globalization;

namespace CloudBridge.Binding;

/// <summary>Reads a date and time; without an offset it is UTC, wherever the server stands.</summary>
internal sealed class DateReader() : ArgumentReader<DateTimeOffset>("date")
{
    public override bool TryRead(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out value);
}
