using System.Globalization;
using CloudBridge.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>The fields of an answer, whatever it is about.</summary>
public abstract class FieldTable
{
    /// <summary>The fields in the order in which they are answered.</summary>
    public abstract IReadOnlyList<AnswerField> Fields { get; }
}

/// <summary>
/// The fields that an answer about a <typeparamref name="T"/> can have, in their order. Derive a class with a constructor without
/// parameters that calls <c>Add…</c>, and name it in <see cref="RequestAttribute.Fields"/>. Texts longer than
/// <see cref="TextLimit"/> are cut with a mark, and the request <c>more</c> goes on.
/// </summary>
/// <typeparam name="T">What the answer is about.</typeparam>
public abstract class FieldTable<T> : FieldTable
{
    /// <summary>Characters a text field may have.</summary>
    public const int TextLimit = 100;

    private const string All = "all";
    private readonly List<(AnswerField Field, Func<T, DateStyle, RequestContext, string> Read)> _fields = [];

    /// <inheritdoc />
    public override IReadOnlyList<AnswerField> Fields => [.. _fields.Select(entry => entry.Field)];

    /// <summary>
    /// Tells what is wrong with the fields a player asks for; null for nothing. For handlers that look before they fetch.
    /// </summary>
    public RequestResult? Check(AnswerStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        return Choose(style, out _);
    }

    /// <summary>Answers one item: a list of its fields, or one text when there is one field.</summary>
    public RequestResult One(T item, AnswerStyle style, RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(style);
        ArgumentNullException.ThrowIfNull(context);
        if (Choose(style, out var chosen) is { } refusal)
        {
            return refusal;
        }

        return chosen.Count == 1
            ? RequestResult.Text(_fields[chosen[0]].Read(item, style.Dates, context))
            : RequestResult.List(chosen.Select(field => _fields[field].Read(item, style.Dates, context)));
    }

    /// <summary>Answers many items: the fields of the first, those of the second, and so on.</summary>
    public RequestResult Many(IEnumerable<T> items, AnswerStyle style, RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(style);
        ArgumentNullException.ThrowIfNull(context);
        return Choose(style, out var chosen) is { } refusal
            ? refusal
            : RequestResult.List(items.SelectMany(item => chosen.Select(field => _fields[field].Read(item, style.Dates, context))));
    }

    /// <summary>
    /// Makes these fields, and no others, the usual ones: for a table that differs from its base class in them.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no field of such a name.</exception>
    protected void SetUsual(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Except(_fields.Select(field => field.Field.Name), StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"There is no field '{unknown}'.");
        }

        for (var i = 0; i < _fields.Count; i++)
        {
            var (field, read) = _fields[i];
            _fields[i] = (field with { IsUsual = names.Contains(field.Name, StringComparer.OrdinalIgnoreCase) }, read);
        }
    }

    /// <summary>Adds a text; null is an empty one.</summary>
    protected void AddText(string name, string description, Func<T, string?> read, bool isUsual = false) =>
        Add(name, description, isUsual, (item, _, context) => Cut(read(item) ?? "", context));

    /// <summary>Adds a whole number; null is an empty text.</summary>
    protected void AddNumber(string name, string description, Func<T, long?> read, bool isUsual = false) =>
        Add(name, description, isUsual, (item, _, _) => read(item)?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>Adds a truth, answered as 1 or 0; null is an empty text.</summary>
    protected void AddTruth(string name, string description, Func<T, bool?> read, bool isUsual = false) =>
        Add(name, description, isUsual, (item, _, _) => read(item) is { } truth ? truth ? "1" : "0" : "");

    /// <summary>Adds a date; null is an empty text.</summary>
    protected void AddDate(string name, string description, Func<T, DateTimeOffset?> read, bool isUsual = false) =>
        Add(name, description, isUsual, (item, dates, _) => AnswerDates.ToText(read(item), dates));

    private static string Cut(string text, RequestContext context) =>
        text.Length <= TextLimit ? text : context.Services.GetRequiredService<ILongTexts>().Cut(text, TextLimit);

    private void Add(string name, string description, bool isUsual, Func<T, DateStyle, RequestContext, string> read)
    {
        if (_fields.Exists(field => field.Field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"The field '{name}' is there twice.");
        }

        _fields.Add((new(name, description, isUsual), read));
    }

    private RequestResult? Choose(AnswerStyle style, out List<int> chosen)
    {
        chosen = [];
        var names = style.FieldNames;
        if (names.Count == 0 || names is [All])
        {
            chosen.AddRange(Enumerable.Range(0, _fields.Count).Where(field => names.Count > 0 || _fields[field].Field.IsUsual));
            return null;
        }

        foreach (var name in names)
        {
            var field = _fields.FindIndex(field => field.Field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (field < 0)
            {
                return RequestResult.BadArgument($"There is no field {name}. Fields: {string.Join(", ", _fields.Select(known => known.Field.Name))}");
            }

            chosen.Add(field);
        }

        return null;
    }
}
