namespace CloudBridge.Server.CommandLine.Values;

/// <summary>What <c>wire --json</c> prints: digits that a text takes in both formats.</summary>
/// <param name="Characters">Unicode code points.</param>
/// <param name="Bytes">UTF-8 bytes.</param>
/// <param name="Whole">The text as one value of CB1.</param>
/// <param name="Lines">Its lines that are not empty as a list of CB1.</param>
/// <param name="CloudRequests">The text as one answer of the older format.</param>
internal sealed record WireFigures(int Characters, int Bytes, Cb1Figures Whole, Cb1Figures Lines, CloudRequestsFigures CloudRequests);
