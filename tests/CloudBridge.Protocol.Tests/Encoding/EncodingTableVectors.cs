using System.Globalization;

namespace CloudBridge.Protocol.Tests.Encoding;

/// <summary>The character table as protocol/vectors/encoding-table.json has it, read without help from the code under test.</summary>
internal static class EncodingTableVectors
{
    /// <summary>What the file calls code 89.</summary>
    public const string EndOfItem = "new line";

    /// <summary>Code to text, null for the unused codes.</summary>
    public static IReadOnlyDictionary<int, string?> Codes { get; } = VectorFile.Read("encoding-table.json")
        .GetProperty("codes")
        .EnumerateObject()
        .ToDictionary(code => int.Parse(code.Name, CultureInfo.InvariantCulture), code => code.Value.GetString());
}
