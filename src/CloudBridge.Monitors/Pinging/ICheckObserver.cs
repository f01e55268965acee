namespace CloudBridge.Monitors.Pinging;

/// <summary>Hears of every check, for measurements. Called on the thread of the check; must be quick.</summary>
internal interface ICheckObserver
{
    /// <summary>A check is over.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="lateness">How much later than due it began.</param>
    /// <param name="isConfirmation">Whether it was to confirm another one.</param>
    void Checked(CheckResult result, TimeSpan lateness, bool isConfirmation);
}
