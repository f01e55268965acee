namespace CloudBridge.Server.Configuration;

/// <summary>Prints what is wrong with the configuration.</summary>
internal static class FaultReport
{
    public static void Write(TextWriter output, IReadOnlyList<ConfigurationFault> faults)
    {
        output.WriteLine(faults.Count == 1 ? "The configuration has a mistake:" : $"The configuration has {faults.Count} mistakes:");
        foreach (var fault in faults)
        {
            output.WriteLine();
            output.WriteLine($"  {fault.Key} {fault.Problem}");
            WriteDetail(output, "set by", fault.Source);
            WriteDetail(output, "allowed", fault.Allowed);
            WriteDetail(output, "example", fault.Example);
        }
    }

    private static void WriteDetail(TextWriter output, string word, string? detail)
    {
        if (detail is not null)
        {
            output.WriteLine($"    {word}: {detail}");
        }
    }
}
