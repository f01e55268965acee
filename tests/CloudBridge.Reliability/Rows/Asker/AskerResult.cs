namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>The row "asker": how often a name was told, refused, and told wrongly.</summary>
/// <param name="Trials">Trials played, each with its own script.</param>
/// <param name="Requests">Requests that needed to know who asks.</param>
/// <param name="Named">Requests whose sender was named.</param>
/// <param name="Unsure">Requests that several accounts can have sent.</param>
/// <param name="Unproven">Requests that the log did not show in time, or whose code was not proven.</param>
/// <param name="Unavailable">Requests for which the log could not be read.</param>
/// <param name="Wrong">Requests for which somebody else was named; must be 0.</param>
/// <param name="Undisturbed">Requests of trials in which nothing disturbed.</param>
/// <param name="UndisturbedNamed">Those of them whose sender was named; must be 99 % at least.</param>
/// <param name="FirstWrongSeed">The seed of the first trial with a wrong name; null when there was none.</param>
internal sealed record AskerResult(
    int Trials,
    int Requests,
    int Named,
    int Unsure,
    int Unproven,
    int Unavailable,
    int Wrong,
    int Undisturbed,
    int UndisturbedNamed,
    int? FirstWrongSeed)
{
    private const double LeastNamed = 0.99;

    /// <summary>True when nobody was named wrongly and undisturbed players were named.</summary>
    public bool Passed => Wrong == 0 && Undisturbed > 0 && UndisturbedNamed >= LeastNamed * Undisturbed;
}
