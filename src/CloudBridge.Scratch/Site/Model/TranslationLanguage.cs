namespace CloudBridge.Scratch;

/// <summary>A language that can be translated into.</summary>
/// <param name="Code">Its code, such as <c>fr</c> or <c>zh-cn</c>.</param>
/// <param name="Name">Its English name.</param>
public sealed record TranslationLanguage(string Code, string Name);
