using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>The arguments of a custom block, read once from its prototype.</summary>
internal sealed record ScratchSignature(string[] Ids, string[] Names, bool IsWarp)
{
    private static readonly ConditionalWeakTable<ScratchNode, ScratchSignature> Known = [];

    public static ScratchSignature Of(ScratchNode prototype) => Known.GetValue(prototype, Read);

    private static ScratchSignature Read(ScratchNode prototype) => new(
        JsonSerializer.Deserialize<string[]>((string)prototype.Mutation!["argumentids"]!)!,
        JsonSerializer.Deserialize<string[]>((string)prototype.Mutation["argumentnames"]!)!,
        (string)prototype.Mutation["warp"]! == "true");
}
