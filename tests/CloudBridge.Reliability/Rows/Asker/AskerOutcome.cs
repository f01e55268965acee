using CloudBridge.Identity;

namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>What came of one request of a trial.</summary>
/// <param name="Verdict">What the resolver said.</param>
/// <param name="IsWrong">True when it named somebody who did not send the request.</param>
/// <param name="IsAskers">True when the asker sent what completed it.</param>
internal readonly record struct AskerOutcome(AskerVerdict Verdict, bool IsWrong, bool IsAskers);
