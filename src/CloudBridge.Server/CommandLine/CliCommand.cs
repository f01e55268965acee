using System.CommandLine;

namespace CloudBridge.Server.CommandLine;

/// <summary>A command whose help ends with an example.</summary>
internal sealed class CliCommand(string name, string description, string example) : Command(name, description)
{
    public string Example { get; } = example;

    /// <summary>True when the configuration matters to it, and so settings among the arguments do.</summary>
    public bool TakesSettings { get; set; }
}
