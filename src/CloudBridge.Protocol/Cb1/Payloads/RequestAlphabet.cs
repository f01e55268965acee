namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>The two-digit codes of request payloads.</summary>
internal static class RequestAlphabet
{
    /// <summary>The characters of the codes from 00 on.</summary>
    public const string Characters =
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{}";

    public const int End = 90;
    public const int CodeUnit = 91;
    public const int Digits = 92;
    public const int Null = 93;

    /// <summary>The most digits that go after one <see cref="Digits"/>.</summary>
    public const int MaxRun = 99;

    /// <summary>The code of a character; -1 for one that goes by <see cref="CodeUnit"/>.</summary>
    public static int CodeOf(char character) => Characters.IndexOf(character, StringComparison.Ordinal);
}
