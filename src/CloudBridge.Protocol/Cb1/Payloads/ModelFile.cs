using System.Text.Json;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary><c>protocol/cb1-model.json</c> as it stands: one item a list for each entry. Entries are numbered from 1.</summary>
/// <param name="Contexts">First entries of the contexts with names: <c>start</c>, <c>item</c>, <c>number</c>, <c>text</c>,
/// <c>page</c>, <c>wide</c>.</param>
/// <param name="Ends">The upper end of each entry, 1 to 4096.</param>
/// <param name="Symbols">The symbol of each entry, possibly empty.</param>
/// <param name="Next">What follows each entry: a context, or 0, -1 or -2.</param>
/// <remarks>Source: section 7 of <c>protocol/README.md</c>.</remarks>
public sealed record ModelFile(
    IReadOnlyDictionary<string, int> Contexts, IReadOnlyList<int> Ends, IReadOnlyList<string> Symbols, IReadOnlyList<int> Next)
{
    /// <summary>Reads the model of this version, which is in the assembly.</summary>
    public static ModelFile Read()
    {
        using var stream = typeof(ModelFile).Assembly.GetManifestResourceStream("cb1-model.json")!;
        return JsonSerializer.Deserialize<ModelFile>(stream, JsonSerializerOptions.Web)!;
    }
}
