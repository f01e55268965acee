using System.Text.Json;
using CloudBridge.Server.CommandLine;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tests;

/// <summary>The program in this process, with a working directory and an environment of its own.</summary>
internal sealed class Cli : IDisposable
{
    public TestFolder Folder { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    public SignalWriter Out { get; } = new();

    public SignalWriter Error { get; } = new();

    public JsonElement Json => JsonDocument.Parse(Out.ToString()).RootElement;

    public Task<int> RunAsync(params string[] arguments) => RunAsync(arguments, CancellationToken.None);

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken) => RunAsync(arguments, TextReader.Null, cancellationToken);

    /// <summary>Runs it with something typed.</summary>
    public Task<int> RunAsync(string[] arguments, TextReader input, CancellationToken cancellationToken) =>
        CloudBridgeCommand.RunAsync(arguments, new Terminal(Out, Error, Variables, Folder.Path, TimeProvider.System) { In = input }, cancellationToken);

    public void Dispose() => Folder.Dispose();
}
