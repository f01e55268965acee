namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>What came of many answers to projects that miss values.</summary>
/// <param name="Answers">Answers asked for.</param>
/// <param name="Lost">Values that a project did not see.</param>
/// <param name="AtFirst">Answers that were right although no value was written twice for them.</param>
/// <param name="Refilled">Answers that were right after parts were written again, asked for or not.</param>
/// <param name="Repeated">Answers that were right after the project gave up and asked once more.</param>
/// <param name="Truncated">Answers that a project took for whole although they were not.</param>
/// <param name="Unanswered">Answers that never came.</param>
/// <param name="TruncatedBefore">What <paramref name="Truncated"/> was when parts left in order and the last never waited: the same answers, by computation.</param>
/// <param name="Values">Values written.</param>
/// <param name="Needed">Values that would do without loss.</param>
/// <param name="Unasked">Of the values written, those sent again unasked.</param>
/// <param name="MedianTime">Half of the long answers (two parts or more) took no longer.</param>
/// <param name="VirtualTime">Time that passed for the projects.</param>
public sealed record LossFigures(
    int Answers,
    int Lost,
    int AtFirst,
    int Refilled,
    int Repeated,
    int Truncated,
    int Unanswered,
    int TruncatedBefore,
    int Values,
    int Needed,
    long Unasked,
    TimeSpan MedianTime,
    TimeSpan VirtualTime)
{
    /// <summary>True when every answer was shown as it was sent.</summary>
    public bool AllRight => Truncated == 0 && Unanswered == 0;
}
