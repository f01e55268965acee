namespace CloudBridge.Server.Features.Sprites;

/// <summary>What <c>sprite --json</c> prints.</summary>
/// <param name="File">The file that was written.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Requests">How many requests have a block of their own.</param>
/// <param name="Wire">cb1 or compatible.</param>
/// <param name="Variables">How many answer variables it has.</param>
/// <param name="Language">The code of the language.</param>
internal sealed record SpriteReport(string File, int Bytes, int Requests, string Wire, int Variables, string Language);
