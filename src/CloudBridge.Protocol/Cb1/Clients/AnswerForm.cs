namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>The way in which the digits of an answer are to be read.</summary>
public enum AnswerForm
{
    /// <summary>A payload that came in one entry.</summary>
    Payload,

    /// <summary>A payload that came in parts; its last choice says how long its texts are together.</summary>
    LongPayload,

    /// <summary>The digits are the answer.</summary>
    Digits,
}
