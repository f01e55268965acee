using CloudBridge.Journal;
using CloudBridge.Requests;

namespace CloudBridge.Wires;

/// <summary>
/// One format that requests come in, within one project: it reads the values of its clients and writes what they read.
/// </summary>
internal interface IProjectWire : IJournaledOrigin
{
    /// <summary>True for a value of the request variable that only a client of this wire writes.</summary>
    bool Recognizes(ReadOnlySpan<byte> value);

    /// <summary>True for a value of a response variable that a client of this wire would take for one of its own.</summary>
    bool IsReadable(ReadOnlySpan<byte> value);

    /// <summary>
    /// Takes a value of the request variable; false when it is none of this wire. One thread calls it at a time.
    /// </summary>
    bool TryReceive(ReadOnlySpan<byte> value, in Arrival arrival);

    /// <summary>Learns of a value that stood in a variable when the bridge joined.</summary>
    void NoteStanding(ReadOnlySpan<byte> value)
    {
    }

    /// <summary>Sends a message to every client.</summary>
    /// <returns>
    /// Completes when the last part has been handed to the socket; at once where nobody can tell who is there to read it.
    /// </returns>
    /// <exception cref="InvalidOperationException">The message is too long.</exception>
    /// <exception cref="CloudQueueFullException">Too many answers and messages wait.</exception>
    Task SendMessage(string text);
}
