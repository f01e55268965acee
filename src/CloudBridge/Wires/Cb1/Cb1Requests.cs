using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using RequestReader = CloudBridge.Wires.CloudRequests.RequestReader;

namespace CloudBridge.Wires.Cb1;

/// <summary>Stage 5: a payload of CB1 to a request as every other.</summary>
internal static class Cb1Requests
{
    /// <summary>Reads a request; null when its digits cannot be read.</summary>
    /// <param name="reader">Knows the routes.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="id">Its id.</param>
    /// <param name="key">Tells its payload from others.</param>
    /// <param name="payload">Its digits.</param>
    /// <param name="values">Its values as they stood in the variable, the last one completed it; empty for one of an earlier process.</param>
    /// <param name="isNew">False when it had come before.</param>
    public static CloudRequest? Read(RequestReader reader, IRequestOrigin origin, RequestId id, ulong key, ReadOnlySpan<byte> payload, IReadOnlyList<byte[]> values, bool isNew) =>
        RequestPayload.TryRead(payload, out var asked)
            ? reader.Make(origin, id, key, asked.Name, Arguments(asked.Arguments), values.Count == 0 ? null : received => ClueOf(origin, id, values, received, isNew))
            : null;

    /// <summary>Null at the end is an argument that is missing, null before others an empty one.</summary>
    private static string[] Arguments(IReadOnlyList<string?> arguments)
    {
        var count = arguments.Count;
        while (count > 0 && arguments[count - 1] is null)
        {
            count--;
        }

        return [.. arguments.Take(count).Select(argument => argument ?? "")];
    }

    private static AskerClue ClueOf(IRequestOrigin origin, RequestId id, IReadOnlyList<byte[]> values, long received, bool isNew) => new(
        origin.RequestVariable,
        [.. values.Select(Encoding.ASCII.GetString)],
        PacketKey.OfLast(id, values[^1]),
        received,
        origin.LiveSince,
        isNew)
    {
        IsOrdered = false,
        LoggedUser = values.Count == 1 ? origin.LoggedUser : null,
    };
}
