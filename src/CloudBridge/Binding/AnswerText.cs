using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CloudBridge.Binding;

/// <summary>
/// The rule from values to Scratch: a text, number, true/false, date or enum is one text; a sequence is a
/// list; a tuple is a list of its members, a record or other object one of its public properties in declaration order; a
/// sequence of records is those lists one after another. Null inside a list is an empty text, a null answer an empty list.
/// </summary>
internal static class AnswerText
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static RequestResult ToResult<T>(T value) => value switch
    {
        null => RequestResult.Empty,
        string text => RequestResult.Text(text),
        RequestResult result => result,
        _ when Scalar(value) is { } scalar => RequestResult.Text(scalar),
        IEnumerable<string> texts => RequestResult.List(texts),
        _ => RequestResult.List(Items(value)),
    };

    private static IEnumerable<string> Items(object value) =>
        value is IEnumerable sequence
            ? sequence.Cast<object?>().SelectMany(item => item is null ? [""] : Scalar(item) is { } text ? [text] : Items(item))
            : value is ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(i => Field(tuple[i]))
            : Properties.GetOrAdd(value.GetType(), FindProperties).Select(property => Field(property.GetValue(value)));

    private static string Field(object? value) =>
        value is null ? "" : Scalar(value) ?? string.Join(", ", Items(value));

    private static string? Scalar(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "True" : "False",
        double number => Number(number),
        float number => Number(number),
        DateTime date => date.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        Enum member => member.ToString(),
        Uri address => address.ToString(),
        Version version => version.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The shortest text that reads back the same, without an exponent where a decimal can hold it.</summary>
    private static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && (double)exact == number
            ? exact.ToString(CultureInfo.InvariantCulture)
            : text;
    }

    private static string Number(float number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? Number((double)number) : text;
    }

    private static PropertyInfo[] FindProperties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)];
}
