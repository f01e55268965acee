using System.Globalization;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Basics;

/// <summary>Long answers, to see how a project and a cloud take them.</summary>
internal sealed class TextRequests
{
    [Request(
        "lines",
        Description = "Gives a list: line 1, line 2 and so on.",
        Example = "lines 3",
        Answer = "that many lines",
        Idempotent = true)]
    public static IEnumerable<string> Lines(int count, RequestContext context)
    {
        if (count < 0)
        {
            throw new BadValueException($"There is no list of {count} lines: 0 is the least.");
        }

        var room = context.ReplyLimit;
        var lines = new List<string>();
        for (var number = 1; number <= count; number++)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"line {number}");
            room -= line.Length + 1;
            if (room < 0)
            {
                throw TooLong($"{lines.Count} lines");
            }

            lines.Add(line);
        }

        return lines;
    }

    [Request(
        "big",
        Description = "Gives a text of that many characters, to try out long answers.",
        Example = "big 300",
        Answer = "a text of sentences",
        Idempotent = true)]
    public static string Big(int count, RequestContext context)
    {
        if (count < 1)
        {
            throw new BadValueException($"There is no text of {count} characters: 1 is the least.");
        }

        return count <= context.ReplyLimit ? LongText.Of(count) : throw TooLong($"{context.ReplyLimit} characters");
    }

    private static BadValueException TooLong(string most) => new($"An answer here holds {most} at most. Ask for less.");
}
