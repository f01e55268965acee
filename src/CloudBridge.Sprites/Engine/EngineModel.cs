namespace CloudBridge.Sprites.Engine;

/// <summary>The model of CB1 (section 7 of the specification) as the blocks need it. Entries are numbered from 1, item 0 of each list is entry 1.</summary>
/// <param name="Ends">The upper end of each entry, 1 to 4096.</param>
/// <param name="Symbols">What each entry stands for.</param>
/// <param name="Next">The context that follows; 0, -1 and -2 as the specification says.</param>
/// <param name="Contexts">The first entry of each context that has a name.</param>
internal sealed record EngineModel(IReadOnlyList<int> Ends, IReadOnlyList<string> Symbols, IReadOnlyList<int> Next, ModelContexts Contexts);
