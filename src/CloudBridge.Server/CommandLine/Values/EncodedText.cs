namespace CloudBridge.Server.CommandLine.Values;

/// <summary>What <c>encode --json</c> prints.</summary>
/// <param name="Text">The text.</param>
/// <param name="Digits">The digits of those characters that have a code.</param>
/// <param name="Lost">The others, each once.</param>
internal sealed record EncodedText(string Text, string Digits, IReadOnlyList<string> Lost);
