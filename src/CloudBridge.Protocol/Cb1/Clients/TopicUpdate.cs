namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>A new value of a topic.</summary>
/// <param name="Topic">The number of the topic; 0 is a message to every player.</param>
/// <param name="Version">1 to 99.</param>
/// <param name="Form">How to read the digits.</param>
/// <param name="Digits">ASCII digits.</param>
public sealed record TopicUpdate(int Topic, int Version, AnswerForm Form, ReadOnlyMemory<byte> Digits);
