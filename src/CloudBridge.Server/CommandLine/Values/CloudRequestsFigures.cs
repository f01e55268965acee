using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>Digits that a text takes in Cloud Requests.</summary>
/// <param name="Digits">All digits of the payload.</param>
/// <param name="DigitsPerCharacter">Digits for each code point.</param>
/// <param name="Lost">How many code points become spaces, as the format has no code for them.</param>
/// <param name="LostCharacters">Each of them once.</param>
internal sealed record CloudRequestsFigures(int Digits, double DigitsPerCharacter, int Lost, IReadOnlyList<string> LostCharacters);
