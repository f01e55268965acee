using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Sprites.Engine;

/// <summary>
/// The model of CB1 (section 7 of the specification) as the blocks need it. Entries are numbered from 1, item 0 of each
/// list is entry 1.
/// </summary>
/// <param name="Ends">The upper end of each entry, 1 to 4096.</param>
/// <param name="Symbols">What each entry stands for.</param>
/// <param name="Next">The context that follows; 0, -1 and -2 as the specification says.</param>
/// <param name="Contexts">The first entry of each context that has a name.</param>
internal sealed record EngineModel(
    IReadOnlyList<int> Ends,
    IReadOnlyList<string> Symbols,
    IReadOnlyList<int> Next,
    ModelContexts Contexts)
{
    /// <summary>The model of this version.</summary>
    public static EngineModel Default { get; } = From(TextModel.Default);

    // There entries are numbered from 0.
    private static EngineModel From(TextModel model) => new(
        [.. model.Ends.Select(end => (int)end)],
        model.Words,
        [.. model.Next.Select(next => next + 1)],
        new ModelContexts
        {
            Start = model.Start + 1,
            Item = model.Item + 1,
            Number = model.Number + 1,
            Text = model.Text + 1,
            Page = model.Page + 1,
            Wide = model.Wide + 1,
        });
}
