using System.Globalization;
using CloudBridge.Server.Http.Problems;
using Microsoft.OpenApi;

namespace CloudBridge.Server.Http.Input;

/// <summary>A whole number behind the question mark.</summary>
internal sealed record NumberQuery(
    string Name,
    string Description,
    long Min,
    long Max,
    long Default) : QueryParameter(Name, Description)
{
    /// <summary>Takes numbers above the range for the greatest that is allowed.</summary>
    public bool IsClamped { get; init; }

    public override OpenApiSchema Schema => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = Min.ToString(CultureInfo.InvariantCulture),
        Maximum = Max == long.MaxValue ? null : Max.ToString(CultureInfo.InvariantCulture),
        Default = Default is 0 or long.MaxValue ? null : Default,
    };

    /// <exception cref="ApiException">It is no such number.</exception>
    public long Read(HttpRequest request)
    {
        if (TextOf(request) is not { } text)
        {
            return Default;
        }

        if (IsClamped && text.Length is > 18 and < 100 && text.All(char.IsAsciiDigit))
        {
            return Max;
        }

        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number < Min || (number > Max && !IsClamped))
        {
            throw ApiException.BadValue(
                Max == long.MaxValue ? $"{Name} must be a whole number from {Min}." : $"{Name} must be a whole number from {Min} to {Max}.");
        }

        return Math.Min(number, Max);
    }
}
