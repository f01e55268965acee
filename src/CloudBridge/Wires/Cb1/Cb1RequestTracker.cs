using CloudBridge.Journal;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1.Askers;
using CloudBridge.Wires.Cb1.Assembly;

namespace CloudBridge.Wires.Cb1;

/// <summary>
/// Takes what clients say about requests: parts, repeats, gaps and goodbyes. A request is run once. Guarded by the room.
/// </summary>
internal sealed class Cb1RequestTracker(
    IJournaledOrigin origin,
    WireServices services,
    Cb1RequestReader reader,
    ICb1Downlink downlink,
    Cb1WireLimits limits)
{
    private readonly Cb1Assembler _assembler = new(services.Time, limits);

    /// <summary>True while parts of requests wait for others.</summary>
    public bool IsWaiting => _assembler.PartialRequests > 0;

    /// <summary>Takes a part of a request.</summary>
    public void TakePart(Cb1Address address, in UpValue up, ReadOnlySpan<byte> value, in Arrival arrival)
    {
        var requests = address.Asker.Requests;
        if (requests.IsPast(up.Request))
        {
            services.Metrics.Repeated();
            return;
        }

        // While parts of it are gathered the number may have been given to another request.
        if (!_assembler.Holds(address)
            && requests.Find(up.Request) is { } known
            && known.Has(up.Part, up.Parts, PartHash.Of(up.Payload))
            && TakeRepeat(address, known))
        {
            return;
        }

        if (_assembler.Accept(address, up, value) is { } whole)
        {
            TakeWhole(whole, arrival);
        }
    }

    /// <summary>Sends again what a client misses of an answer.</summary>
    public void TakeGaps(Cb1Address address, ReadOnlySpan<PartRange> gaps)
    {
        if (address.Asker.Requests.Find(address.Request) is not { IsOver: false } known)
        {
            return;
        }

        if (downlink.Resend(address, gaps))
        {
            services.Metrics.Rerequested();
        }
        else if (known.IsRunning)
        {
            downlink.SendWorking(address);
        }
        else
        {
            // Nothing is left of the answer here: the request itself is needed to find or make it.
            known.IsForgotten = true;
            downlink.RequestParts(address, [.. Enumerable.Range(1, Math.Min(known.Parts, Cb1PartialRequest.MostWanted))]);
        }
    }

    /// <summary>The client has the answer, or does not want it any more.</summary>
    public void End(Cb1Address address)
    {
        _assembler.Drop(address);
        if (address.Asker.Requests.Find(address.Request) is { } known)
        {
            known.IsOver = true;
            downlink.Forget(address);
        }
    }

    /// <summary>A client has lost its tag: nothing is asked of it any more.</summary>
    public void Leave(Cb1Asker asker) => _assembler.Drop(asker);

    /// <summary>Asks for parts of requests that should have come by now.</summary>
    public void AskForMissing()
    {
        foreach (var half in _assembler.Sweep())
        {
            downlink.RequestParts(half.Address, half.Missing);
        }
    }

    private void TakeWhole(Cb1AssembledRequest whole, in Arrival arrival)
    {
        var requests = whole.Address.Asker.Requests;
        var known = requests.Find(whole.Address.Request) is { } earlier && earlier.Key == whole.Taken.Key ? earlier : null;
        if (known is { IsForgotten: false } && TakeRepeat(whole.Address, known))
        {
            return;
        }

        if (requests.Add(whole.Taken) is { } older)
        {
            // Its answer would be taken for that to the new one, which ends with the same digits.
            downlink.Forget(whole.Address with { Request = older.Number });
        }

        var id = Cb1Ids.Of(whole.Address);
        if (whole.IsTooLong)
        {
            Refuse(id, whole, "The request is too long. Please ask for less at a time.");
        }
        else if (reader.Read(origin, id, whole.Taken.Key, whole.Payload, whole.Values, isNew: known is null, arrival) is not { } request)
        {
            services.Metrics.Damaged();
            Refuse(id, whole, "The request arrived garbled. Please ask again.");
        }
        else if (known is not null && services.Journal is null && request.Route is { IsIdempotent: false })
        {
            Refuse(id, whole, "The answer to this is no longer kept. Please ask again.");
        }
        else
        {
            Accept(request, whole);
        }
    }

    private void Accept(CloudRequest request, Cb1AssembledRequest whole)
    {
        if (services.Journal is { } journal)
        {
            journal.Accept(origin, request, whole.Payload);
            return;
        }

        services.Workers.Accept(request);
    }

    /// <summary>A request that comes again is not run again. False when nothing is left of its answer here.</summary>
    private bool TakeRepeat(Cb1Address address, TakenRequest known)
    {
        services.Metrics.Repeated();
        if (known.IsOver || services.Time.GetElapsedTime(known.ToldTimestamp) < limits.Echo)
        {
            return true;
        }

        known.ToldTimestamp = services.Time.GetTimestamp();
        if (known.IsRunning)
        {
            downlink.SendWorking(address);
            return true;
        }

        known.IsForgotten = !downlink.Replay(address, known.Key);
        return !known.IsForgotten;
    }

    private void Refuse(RequestId id, Cb1AssembledRequest whole, string sentence) =>
        new CloudRequest(origin, id, "?", [], null) { Key = whole.Taken.Key }.TryAnswer(RequestResult.Failed(sentence));
}
