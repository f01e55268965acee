namespace CloudBridge.Server.Requests;

/// <summary>Exact arithmetic, which Scratch lacks.</summary>
internal sealed class NumberRequests
{
    // Dividing by one with 28 decimals drops zeros at the end: 3.30 becomes 3.3.
    private const decimal One = 1.0000000000000000000000000000m;

    [Request("add", Description = "Adds two numbers exactly: 0.1 and 0.2 are 0.3.", Example = "add 0.1 0.2", Answer = "the sum", Idempotent = true)]
    public static decimal Add(decimal a, decimal b)
    {
        try
        {
            return (a + b) / One;
        }
        catch (OverflowException error)
        {
            throw new PlayerVisibleException("The sum is too large: 28 digits are the most.", error);
        }
    }
}
