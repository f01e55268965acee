using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Routing;

namespace CloudBridge.Wires.Cb1;

/// <summary>Stage 5: a payload of CB1 to a request as every other.</summary>
internal sealed class Cb1RequestReader(RouteTable routes, TimeProvider time)
{
    /// <summary>Reads a request; null when its digits cannot be read.</summary>
    /// <param name="origin">Where it came from.</param>
    /// <param name="id">Its id.</param>
    /// <param name="key">Tells its payload from others.</param>
    /// <param name="payload">Its digits.</param>
    /// <param name="values">
    /// Its values as they stood in the variable, the last one completed it; empty for one of an earlier process.
    /// </param>
    /// <param name="isNew">False when it had come before.</param>
    /// <param name="arrival">How its last value came.</param>
    public CloudRequest? Read(
        IRequestOrigin origin,
        RequestId id,
        ulong key,
        ReadOnlySpan<byte> payload,
        IReadOnlyList<byte[]> values,
        bool isNew,
        in Arrival arrival)
    {
        if (!RequestPayload.TryRead(payload, out var asked))
        {
            return null;
        }

        var route = routes.Find(asked.Name);
        var received = time.GetTimestamp();
        return new CloudRequest(origin, id, route?.Name ?? asked.Name, Arguments(asked.Arguments), route)
        {
            Key = key,
            ReceivedTimestamp = received,
            Clue = values.Count > 0 && route is { NeedsLog: true } ? ClueOf(origin, id, values, received, isNew, arrival) : null,
        };
    }

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

    private static AskerClue ClueOf(
        IRequestOrigin origin,
        RequestId id,
        IReadOnlyList<byte[]> values,
        long received,
        bool isNew,
        in Arrival arrival) =>
        new(
        origin.RequestVariable,
        [.. values.Select(Encoding.ASCII.GetString)],
        PacketKey.OfLast(id, values[^1]),
        received,
        arrival.LiveSince,
        isNew)
    {
        IsOrdered = false,
        LoggedUser = values.Count == 1 ? arrival.LoggedUser : null,
    };
}
