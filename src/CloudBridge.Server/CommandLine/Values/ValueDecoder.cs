using System.Text;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>Reads digits, or a whole value of a cloud variable, and says what it is.</summary>
internal static class ValueDecoder
{
    // A value can look like a request and an answer; ids of projects have five digits or more.
    private const int ShortestId = 5;

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static DecodedValue Decode(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value.Trim());
        if (!bytes.Contains((byte)'.'))
        {
            return new DecodedValue("digits", "Digits of a text.", Text(bytes));
        }

        return bytes[0] != '-' && ResponsePacket.TryParse(bytes, out var answer) && answer.Id.Length >= ShortestId ? Answer(answer)
            : RequestPacket.TryParse(bytes, out var request) ? Request(request)
            : throw new FormatException("This is neither a request (DIGITS.ID) nor an answer (DIGITS.ID and four digits).");
    }

    private static DecodedValue Answer(in ResponsePacket packet)
    {
        var id = packet.Id.ToString();
        var what = packet switch
        {
            { IsRaw: true } => "The last part, a number as it is,",
            { IsLast: true } => "The last (or only) part",
            _ => $"Part {packet.Number}, not the last,",
        };
        var text = packet.IsRaw ? Encoding.ASCII.GetString(packet.Digits) : Text(packet.Digits);
        return new DecodedValue("answer", $"{what} of the answer to request {id}.", text)
        {
            Id = id,
            Part = packet.IsLast ? null : packet.Number,
            IsLast = packet.IsLast,
        };
    }

    private static DecodedValue Request(in RequestPacket packet)
    {
        if (packet.TryReadRerequest(out var part, out var answer) && answer.Length > ShortestId)
        {
            return new DecodedValue("rerequest", $"The project lost a part of the answer to request {answer}: it asks for part {part} or {part + 1} again.", "")
            {
                Id = answer.ToString(),
                Part = part,
                IsLast = true,
            };
        }

        var id = packet.Id.ToString();
        if (!packet.IsLast)
        {
            return new DecodedValue("request", $"A part of request {id}; more follow.", Text(packet.Digits)) { Id = id, IsLast = false };
        }

        var text = Text(packet.Digits);
        var words = text.Split(RequestText.Separator);
        return new DecodedValue("request", $"Request {id} (or its last part).", text) { Id = id, IsLast = true, Name = words[0], Arguments = words[1..] };
    }

    private static string Text(ReadOnlySpan<byte> digits)
    {
        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            throw new FormatException("Only digits can be decoded, and whole values of a cloud variable such as 51374733.417950.");
        }

        var text = new char[digits.Length / CharacterTable.DigitsPerCharacter];
        return CharacterTable.TryDecode(digits, text, out var length)
            ? new string(text)
            : throw new FormatException(
                $"The code {(char)digits[2 * length]}{(char)digits[(2 * length) + 1]} (digits {(2 * length) + 1} and {(2 * length) + 2}) stands for "
                    + "no character; codes are 10 to 99.");
    }
}
