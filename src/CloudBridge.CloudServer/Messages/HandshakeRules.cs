using System.Buffers;
using System.Text;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Messages;

/// <summary>The rules for which user names, project ids and variable names are accepted.</summary>
internal static class HandshakeRules
{
    /// <summary>Characters of the longest user name.</summary>
    public const int MaxUserLength = 20;

    /// <summary>Characters of the longest project id.</summary>
    public const int MaxProjectLength = 999;

    /// <summary>Characters of the longest variable name.</summary>
    public const int MaxNameLength = 1_024;

    private static readonly SearchValues<byte> UserCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    /// <summary>1 to 20 letters, digits, underscores and hyphens.</summary>
    public static bool IsUser(CloudText user) =>
        user.IsString && user.Bytes.Length is >= 1 and <= MaxUserLength && !user.Bytes.ContainsAnyExcept(UserCharacters);

    /// <summary>Any text of 1 to 999 characters; a number counts as its text.</summary>
    public static bool IsProject(CloudText project) =>
        project.Kind is CloudTextKind.String or CloudTextKind.Number && !project.Bytes.IsEmpty && IsWithin(project.Bytes, MaxProjectLength);

    /// <summary>Any text of up to 1,024 characters.</summary>
    public static bool IsName(CloudText name) => name.IsString && IsWithin(name.Bytes, MaxNameLength);

    /// <summary>True when a text has at most so many characters, as .NET and browsers count them.</summary>
    public static bool IsWithin(ReadOnlySpan<byte> text, int characters) =>
        text.Length <= characters || Encoding.UTF8.GetCharCount(text) <= characters;
}
