using System.Buffers;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Writes the digits of a request.</summary>
internal static class RequestWriter
{
    // Four digits open a run (the code and its length), and each character after them takes one instead of two.
    private const int ShortestRun = 5;

    public static byte[] Write(RequestPayload request)
    {
        var output = new ArrayBufferWriter<byte>(64);
        WriteValue(output, request.Name);
        foreach (var argument in request.Arguments)
        {
            WriteValue(output, argument);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void WriteValue(ArrayBufferWriter<byte> output, string? value)
    {
        if (value is null)
        {
            Append(output, RequestAlphabet.Null, 2);
            return;
        }

        var text = UnicodeText.Repair(value).AsSpan();
        while (!text.IsEmpty)
        {
            text = text[WriteNext(output, text)..];
        }

        Append(output, RequestAlphabet.End, 2);
    }

    private static int WriteNext(ArrayBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var run = Math.Min(end < 0 ? text.Length : end, RequestAlphabet.MaxRun);
        if (run >= ShortestRun)
        {
            Append(output, RequestAlphabet.Digits, 2);
            Append(output, run, 2);
            System.Text.Encoding.ASCII.GetBytes(text[..run], output.GetSpan(run));
            output.Advance(run);
            return run;
        }

        var code = RequestAlphabet.CodeOf(text[0]);
        Append(output, code < 0 ? RequestAlphabet.CodeUnit : code, 2);
        if (code < 0)
        {
            Append(output, text[0], 5);
        }

        return 1;
    }

    private static void Append(ArrayBufferWriter<byte> output, int number, int width)
    {
        var digits = output.GetSpan(width);
        for (var i = width - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (number % 10));
            number /= 10;
        }

        output.Advance(width);
    }
}
