namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>The symbols of the contexts <c>start</c> and <c>item</c>, and the numbers of a text without the model.</summary>
/// <remarks>Source: section 8 of <c>protocol/README.md</c>.</remarks>
internal static class AnswerCodes
{
    public const string Text = "t";
    public const string Flat = "f";
    public const string Number = "n";
    public const string Empty = "e";
    public const string Null = "z";
    public const string List = "l";
    public const string EndOfList = ".";
    public const string LongNumber = "d";

    public const int FlatChoices = 160;
    public const int FlatEnd = 128;
    public const int FlatAnyPage = 129;
    public const int FlatSamePage = 151;

    public const int PageSize = 128;
    public const int PagesHigh = 136;
    public const int PagesLow = 64;

    public const int LengthCheck = 1000;
    public const int MaxNumberDigits = 999;

    private static readonly string[] Codes = [Text, Flat, Number, Empty, Null];
    private static readonly string[] Statuses = ["", "x", "y", "b"];

    /// <summary>The symbol in front of an answer with this status; empty for none.</summary>
    public static string Of(PayloadStatus status) => Statuses[(int)status];

    /// <summary>The code a symbol of a value says.</summary>
    public static ValueCode CodeOf(string symbol) => (ValueCode)Math.Max(0, Array.IndexOf(Codes, symbol));

    /// <summary>The status a symbol says; <see cref="PayloadStatus.Done"/> for any other symbol.</summary>
    public static PayloadStatus StatusOf(string symbol) => (PayloadStatus)Math.Max(0, Array.IndexOf(Statuses, symbol));
}
