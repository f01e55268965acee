using System.Globalization;
using System.Text;

namespace CloudBridge.Server.Requests;

/// <summary>Readable text of any length in which no two sentences are alike, so that a lost or swapped part shows.</summary>
internal static class LongText
{
    public static string Of(int length)
    {
        var text = new StringBuilder(length + 64);
        for (var number = 1; text.Length < length; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Sentence {number} came through the cloud. ");
        }

        return text.ToString(0, length);
    }
}
