namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>The content of an answer: the way in which the request ended, and a value or a list of values.</summary>
/// <remarks>Source: sections 5 to 8 of <c>protocol/README.md</c>.</remarks>
public sealed record AnswerPayload
{
    private AnswerPayload(PayloadStatus status, IReadOnlyList<string?> values, bool isList) =>
        (Status, Values, IsList) = (status, values, isList);

    /// <summary>The way in which the request ended.</summary>
    public PayloadStatus Status { get; }

    /// <summary>The values: exactly one unless <see cref="IsList"/>. Null is not the empty text; numbers are texts.</summary>
    public IReadOnlyList<string?> Values { get; }

    /// <summary>True when it is a list, of any length.</summary>
    public bool IsList { get; }

    /// <summary>The characters when the answer can travel as bare digits (an entry of kind 8); otherwise null.</summary>
    public string? BareDigits =>
        !IsList && Status == PayloadStatus.Done && Values[0] is { Length: > 0 and <= 999 } digits && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? digits
            : null;

    /// <summary>One value, or null.</summary>
    public static AnswerPayload OfText(string? value, PayloadStatus status = PayloadStatus.Done) => new(status, [value], false);

    /// <summary>A list of values, each of which may be null.</summary>
    public static AnswerPayload OfList(IReadOnlyList<string?> values, PayloadStatus status = PayloadStatus.Done)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(status, values, true);
    }

    /// <summary>Writes the payload. Halves of surrogate pairs become U+FFFD.</summary>
    /// <param name="isLong">True when it goes in parts: then the length of the texts is added, to be checked.</param>
    /// <returns>ASCII digits; possibly none.</returns>
    public byte[] Write(bool isLong = false) => AnswerWriter.Write(this, isLong);

    /// <summary>Reads a payload; damaged digits are no error, only false.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="isLong">True when it came in parts.</param>
    /// <param name="answer">The content of the payload; null on false.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> digits,
        bool isLong,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AnswerPayload? answer) =>
        AnswerReader.TryRead(digits, isLong, out answer);
}
