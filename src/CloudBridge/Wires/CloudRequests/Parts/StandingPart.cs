namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>A part that stands in a response variable.</summary>
/// <param name="Part">The part; without an answer when the variable has not been written.</param>
/// <param name="Since">When it was written.</param>
/// <param name="Born">When it was written for the first time.</param>
/// <param name="Retransmissions">How often it had been written again for those who missed it.</param>
internal readonly record struct StandingPart(OutgoingPart Part, long Since, long Born, int Retransmissions);
