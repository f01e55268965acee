namespace CloudBridge.Wires.CloudRequests.Parts;

/// <summary>
/// The order in which the parts of an answer leave: the highest numbered one first, as a project notices gaps
/// only below the highest number it has seen; then the others from 1, and the last part, which has no number.
/// </summary>
internal static class PartOrder
{
    /// <summary>The part that leaves at a step.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="count">Parts of the answer.</param>
    public static int NumberAt(int step, int count) =>
        step == count - 1 ? count
        : step == 0 ? count - 1
        : step;

    /// <summary>True when a part has left before a step.</summary>
    public static bool HasLeft(int number, int step, int count) =>
        number == count ? step >= count
        : number == count - 1 ? step > 0
        : step > number;
}
