using CloudBridge.Server.Program;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace CloudBridge.Server.Logging;

/// <summary>
/// The second line of defence: whatever looks like a key or a poll token is hidden before any sink sees it, and of addresses the
/// query, where people put keys although it says not to. Nor does what strangers wrote begin lines of its own or move a terminal.
/// </summary>
internal sealed class RedactingSink(Logger next) : ILogEventSink, IDisposable
{
    private const string Query = "QueryString";
    private const string HiddenQuery = "?***";
    private static readonly MessageTemplateParser Parser = new();

    public void Emit(LogEvent logEvent)
    {
        var properties = logEvent.Properties.Select(property => new LogEventProperty(property.Key, Hide(property.Key, property.Value))).ToArray();
        var template = Shown(logEvent.MessageTemplate.Text) is var text && text == logEvent.MessageTemplate.Text
            ? logEvent.MessageTemplate
            : Parser.Parse(text);
        next.Write(
            new LogEvent(
                logEvent.Timestamp,
                logEvent.Level,
                Hide(logEvent.Exception),
                template,
                properties,
                logEvent.TraceId ?? default,
                logEvent.SpanId ?? default));
    }

    public void Dispose() => next.Dispose();

    private static Exception? Hide(Exception? exception) =>
        exception?.ToString() is { } text && Shown(text) is var shown && shown != text ? new RedactedException(shown) : exception;

    private static string Shown(string text) => PlainText.Of(SecretText.Hide(text));

    private static LogEventPropertyValue Hide(string name, LogEventPropertyValue value) => value switch
    {
        ScalarValue { Value: { } content } when name == Query => content.ToString() is "" ? value : new ScalarValue(HiddenQuery),
        ScalarValue scalar => Hide(scalar),
        SequenceValue sequence => new SequenceValue(sequence.Elements.Select(element => Hide("", element))),
        StructureValue structure =>
            new StructureValue(
                structure.Properties.Select(property => new LogEventProperty(property.Name, Hide(property.Name, property.Value))),
                structure.TypeTag),
        DictionaryValue dictionary =>
            new DictionaryValue(dictionary.Elements.Select(element => KeyValuePair.Create(Hide(element.Key), Hide("", element.Value)))),
        _ => value,
    };

    private static ScalarValue Hide(ScalarValue scalar) => scalar.Value switch
    {
        null or ValueType => scalar,
        string text => InLine(scalar, text),
        Uri { IsAbsoluteUri: true, Query.Length: > 0 } url => new ScalarValue(SecretText.Hide(url.GetLeftPart(UriPartial.Path)) + HiddenQuery),
        var other => InLine(scalar, other.ToString() ?? ""),
    };

    private static ScalarValue InLine(ScalarValue scalar, string text) =>
        PlainText.Line(SecretText.Hide(text)) is var shown && shown == text ? scalar : new ScalarValue(shown);

    /// <summary>Stands in a log for an exception whose text must not be written as it is.</summary>
    private sealed class RedactedException(string text) : Exception(text)
    {
        public override string ToString() => Message;
    }
}
