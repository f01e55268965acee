using System.Buffers;
using System.Text;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Requests;
using CloudBridge.Routing;
using CloudBridge.Wires.CloudRequests.Assembly;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>Stage 5: digits to a request with a name, arguments and, where one exists, its route.</summary>
internal sealed class CloudRequestReader(RouteTable routes, TimeProvider time)
{
    private const int StackCharacters = 256;

    /// <summary>Reads a request; null when the digits are not characters.</summary>
    public CloudRequest? Read(IRequestOrigin origin, in AssembledRequest assembled, in Arrival arrival)
    {
        var length = assembled.Digits.Length / CharacterTable.DigitsPerCharacter;
        var rented = length > StackCharacters ? ArrayPool<char>.Shared.Rent(length) : null;
        var text = rented ?? stackalloc char[StackCharacters];
        var request = CharacterTable.TryDecode(assembled.Digits, text, out var written)
            ? Split(origin, assembled, text[..written], arrival)
            : null;
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return request;
    }

    private CloudRequest Split(IRequestOrigin origin, in AssembledRequest assembled, ReadOnlySpan<char> text, in Arrival arrival)
    {
        var end = text.IndexOf(RequestText.Separator);
        var name = end < 0 ? text : text[..end];
        var route = routes.Find(name);
        var received = time.GetTimestamp();
        return new CloudRequest(origin, assembled.Id, route?.Name ?? name.ToString(), Arguments(end < 0 ? default : text[end..]), route)
        {
            Key = assembled.Key,
            ReceivedTimestamp = received,
            Clue = route is { NeedsLog: true } ? ClueOf(origin, assembled, received, arrival) : null,
        };
    }

    private static AskerClue ClueOf(IRequestOrigin origin, in AssembledRequest assembled, long received, in Arrival arrival)
    {
        var id = assembled.Id;
        var parts = assembled.Partial?.PartDigits.Select(digits => $"-{Encoding.ASCII.GetString(digits)}.{id}") ?? [];
        return new AskerClue(
            origin.RequestVariable,
            [.. parts, $"{Encoding.ASCII.GetString(assembled.Last)}.{id}"],
            PacketKey.OfLast(id, assembled.Last),
            received,
            arrival.LiveSince,
            assembled.IsNew)
        {
            LoggedUser = assembled.Partial is null ? arrival.LoggedUser : null,
        };
    }

    private static string[] Arguments(ReadOnlySpan<char> text)
    {
        var count = text.Count(RequestText.Separator);
        if (count == 0)
        {
            return [];
        }

        var arguments = new string[count];
        for (var i = 0; i < count; i++)
        {
            text = text[1..];
            var end = text.IndexOf(RequestText.Separator);
            arguments[i] = (end < 0 ? text : text[..end]).ToString();
            text = end < 0 ? default : text[end..];
        }

        return arguments;
    }
}
