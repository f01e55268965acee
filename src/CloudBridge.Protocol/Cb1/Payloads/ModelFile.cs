namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary><c>protocol/cb1-model.json</c> as it stands. Entries are numbered from 1.</summary>
/// <param name="Start">First entry of the context that says what comes.</param>
/// <param name="Item">The same for an item of a list.</param>
/// <param name="Number">The context that says how long a number is.</param>
/// <param name="Text">The context a text begins with.</param>
/// <param name="Page">The context of pages.</param>
/// <param name="Wide">The context after a character of a page.</param>
/// <param name="Ends">The upper end of each entry, 1 to 4096.</param>
/// <param name="Symbols">The symbol of each entry, possibly empty.</param>
/// <param name="Next">What follows each entry: a context, or 0, -1 or -2.</param>
internal sealed record ModelFile(
    int Start, int Item, int Number, int Text, int Page, int Wide, IReadOnlyList<int> Ends, IReadOnlyList<string> Symbols, IReadOnlyList<int> Next);
