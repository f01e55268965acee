namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>The result of a request of a <see cref="Cb1Client"/>.</summary>
/// <param name="Ticket">The ticket that <see cref="Cb1Client.Ask"/> gave out.</param>
/// <param name="HasCome">False when the client gave up: there are no digits then.</param>
/// <param name="Form">The way in which the digits are to be read.</param>
/// <param name="Digits">ASCII digits.</param>
/// <param name="Values">Entries and parts that the answer took, without repeats.</param>
public sealed record ClientAnswer(long Ticket, bool HasCome, AnswerForm Form, ReadOnlyMemory<byte> Digits, int Values);
