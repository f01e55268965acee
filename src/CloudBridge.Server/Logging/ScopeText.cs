using Serilog.Core;
using Serilog.Events;

namespace CloudBridge.Server.Logging;

/// <summary>What a line for eyes begins with: the scopes it was written in, such as the cloud, the project and the request.</summary>
internal sealed class ScopeText : ILogEventEnricher
{
    public const string Property = "Where";
    private const string Scope = "Scope";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Properties.GetValueOrDefault(Scope) is not SequenceValue { Elements: { Count: > 0 } scopes })
        {
            return;
        }

        var texts = scopes.Select(scope => scope is ScalarValue { Value: { } value } ? value.ToString() : scope.ToString()).OfType<string>().ToArray();
        // A scope that says all that the one around it says stands for both.
        var shown = texts.Where((text, index) => index == texts.Length - 1 || !texts[index + 1].StartsWith(text, StringComparison.Ordinal));
        logEvent.AddOrUpdateProperty(new LogEventProperty(Property, new ScalarValue(string.Join(' ', shown) + ": ")));
    }
}
