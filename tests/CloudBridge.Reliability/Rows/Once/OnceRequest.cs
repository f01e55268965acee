using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>One request of a player, from its first asking to its last answer.</summary>
/// <param name="text">Its id.</param>
/// <param name="askedAgain">How often it is to be asked again after it was answered.</param>
internal sealed class OnceRequest(string text, int askedAgain)
{
    private int _left = askedAgain;

    public string Text { get; } = text;

    public RequestId Id { get; } = RequestId.Parse(text);

    public byte[] Digits { get; } = RequestText.Encode(OnceQueue.Request, [text]);

    public ulong Key => PacketKey.OfRequest(Digits);

    /// <summary>True when it is to be asked again: the last answer was "busy", or its answer is wanted once more.</summary>
    public bool IsToAsk { get; set; }

    /// <summary>True when all answers have come.</summary>
    public bool IsOver => _left < 0;

    /// <summary>It was answered, other than "busy".</summary>
    public void Answered()
    {
        _left--;
        IsToAsk = !IsOver;
    }
}
