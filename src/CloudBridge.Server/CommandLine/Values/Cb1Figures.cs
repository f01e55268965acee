namespace CloudBridge.Server.CommandLine.Values;

/// <summary>Digits that values take in CB1.</summary>
/// <param name="Values">How many values.</param>
/// <param name="Characters">Unicode code points of the values; line feeds between lines are not among them.</param>
/// <param name="Digits">All digits of the payload.</param>
/// <param name="DigitsPerCharacter">Digits for each code point.</param>
/// <param name="Codes">How often the writer took which code: text, flat, number, empty.</param>
/// <param name="IsSame">Whether what was read back is what was written.</param>
internal sealed record Cb1Figures(
    int Values, int Characters, int Digits, double DigitsPerCharacter, IReadOnlyDictionary<string, int> Codes, bool IsSame);
