using CloudBridge.Sprites;

namespace CloudBridge.Server.Features.Sprites;

/// <summary>The languages of sprites by their codes.</summary>
internal static class SpriteLanguages
{
    private static readonly Dictionary<string, SpriteLanguage> ByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = SpriteLanguage.English,
        ["es"] = SpriteLanguage.Spanish,
        ["de"] = SpriteLanguage.German,
        ["fr"] = SpriteLanguage.French,
        ["ja"] = SpriteLanguage.Japanese,
    };

    public static string[] Codes => [.. ByCode.Keys];

    /// <summary>The language of a code.</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryGet(string code, out SpriteLanguage language) => ByCode.TryGetValue(code, out language);
}
