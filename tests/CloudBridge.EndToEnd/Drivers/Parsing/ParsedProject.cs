namespace CloudBridge.EndToEnd.Drivers.Parsing;

/// <summary>What scratch-parser found in a file.</summary>
/// <param name="Targets">The stage and the sprites.</param>
/// <param name="Blocks">Blocks of all of them.</param>
/// <param name="Complaints">Errors, warnings and missing costumes or sounds.</param>
internal sealed record ParsedProject(int Targets, int Blocks, IReadOnlyList<string> Complaints);
