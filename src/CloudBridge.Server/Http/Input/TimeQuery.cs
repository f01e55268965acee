using System.Globalization;
using CloudBridge.Server.Http.Problems;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Input;

/// <summary>A moment behind the question mark, in ISO 8601; without an offset it is UTC.</summary>
internal sealed record TimeQuery(string Name, string Description) : QueryParameter(Name, Description)
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public override OpenApiSchema Schema => new() { Type = JsonSchemaType.String, Format = "date-time" };

    /// <returns>The moment in UTC; null when it is missing.</returns>
    /// <exception cref="ApiException">It is none.</exception>
    public DateTimeOffset? Read(HttpRequest request)
    {
        if (TextOf(request) is not { } text)
        {
            return null;
        }

        // A plus sign that nobody escaped arrives as a space.
        var isTime = DateTimeOffset.TryParseExact(text.Replace(' ', '+'), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        return isTime && time >= Earliest && time <= Latest
            ? time.ToUniversalTime()
            : throw ApiException.BadValue($"{Name} must be a time such as 2026-11-25T18:30:00Z.");
    }
}
