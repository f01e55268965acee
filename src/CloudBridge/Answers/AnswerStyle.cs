namespace CloudBridge;

/// <summary>
/// The form of an answer, as a player may ask for it; take it as a parameter with <see cref="NamedAttribute"/>.
/// </summary>
/// <param name="Fields">The fields to answer, with commas between, or <c>all</c>; empty for the usual ones.</param>
/// <param name="Dates">How dates are answered.</param>
public sealed record AnswerStyle(string Fields = "", DateStyle Dates = DateStyle.Days)
{
    /// <summary>The names in <see cref="Fields"/>, one by one.</summary>
    public IReadOnlyList<string> FieldNames => Fields.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>True when the player asks for a field by its name, and not with <c>all</c>.</summary>
    public bool Names(string field) => FieldNames.Contains(field, StringComparer.OrdinalIgnoreCase);
}
