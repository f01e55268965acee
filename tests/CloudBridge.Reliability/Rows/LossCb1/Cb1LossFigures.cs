namespace CloudBridge.Reliability.Rows.LossCb1;

/// <summary>What came of many answers in CB1 while values got lost both ways.</summary>
/// <param name="Answers">Answers asked for.</param>
/// <param name="Sent">Values written, both ways.</param>
/// <param name="Lost">Values that nobody saw.</param>
/// <param name="Right">Answers that were shown as they were made.</param>
/// <param name="Garbled">Answers that were shown otherwise.</param>
/// <param name="Unanswered">Answers that never came.</param>
/// <param name="RunTwice">Requests whose handler ran more than once.</param>
/// <param name="MedianTime">Half of the answers took no longer.</param>
/// <param name="VirtualTime">Time that passed for the projects.</param>
public sealed record Cb1LossFigures(int Answers, int Sent, int Lost, int Right, int Garbled, int Unanswered, int RunTwice, TimeSpan MedianTime, TimeSpan VirtualTime);
