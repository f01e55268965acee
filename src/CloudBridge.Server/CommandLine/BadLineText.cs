namespace CloudBridge.Server.CommandLine;

/// <summary>The words of an import about lines that it could not store, behind those that it names.</summary>
internal static class BadLineText
{
    public static void Print(TextWriter error, bool isStopped, long bad, int named)
    {
        if (isStopped)
        {
            error.WriteLine(
                "Stopped at this line: everything before it is stored, nothing after it was read. Mend it and import again, or leave bad lines out "
                    + "with --on-error skip.");
        }
        else if (bad > 0)
        {
            var rest = bad > named ? $"; the first {named} are named above" : "";
            error.WriteLine($"{(bad == 1 ? "1 bad line was" : $"{bad} bad lines were")} left out{rest}.");
        }
    }
}
