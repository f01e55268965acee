namespace CloudBridge.Scratch;

/// <summary>A signature that a user had in the forum.</summary>
/// <param name="Text">The signature.</param>
/// <param name="Found">When ScratchDB saw it; null when not known.</param>
public sealed record ForumSignature(string Text, DateTimeOffset? Found);
