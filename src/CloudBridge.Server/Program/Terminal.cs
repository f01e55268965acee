using System.Collections;

namespace CloudBridge.Server.Program;

/// <summary>The process that a command runs in, as the command sees it; tests give their own.</summary>
internal sealed record Terminal(
    TextWriter Out,
    TextWriter Error,
    IReadOnlyDictionary<string, string> Variables,
    string WorkingDirectory,
    TimeProvider Time)
{
    /// <summary>The text that is typed; nothing unless somebody sets it.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>True when whoever uses it wants no colours, nor anything else that takes more than letters.</summary>
    public bool IsPlain => Variables.GetValueOrDefault("NO_COLOR") is { Length: > 0 };

    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? ""),
        Environment.CurrentDirectory,
        TimeProvider.System)
    {
        In = Console.In,
    };
}
