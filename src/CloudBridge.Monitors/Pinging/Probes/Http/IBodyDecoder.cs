namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Takes a body out of the bytes on the wire.</summary>
internal interface IBodyDecoder
{
    /// <summary>True when the body is complete.</summary>
    bool IsComplete { get; }

    /// <summary>True when the end of the connection ends the body too.</summary>
    bool EndsWithConnection { get; }

    /// <summary>Decodes bytes in the order in which they came, until they or the room end.</summary>
    /// <param name="wire">Bytes from the wire.</param>
    /// <param name="room">Where the body goes.</param>
    /// <param name="taken">How many bytes of the wire are done with.</param>
    /// <returns>How many bytes of the body were written.</returns>
    /// <exception cref="ProbeFailedException">They are not such a body.</exception>
    int Decode(ReadOnlySpan<byte> wire, Span<byte> room, out int taken);
}
