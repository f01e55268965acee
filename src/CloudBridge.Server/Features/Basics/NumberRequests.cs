using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Basics;

/// <summary>Exact arithmetic, which Scratch lacks.</summary>
internal sealed class NumberRequests
{
    [Request(
        "add",
        Description = "Adds two numbers exactly: 0.1 and 0.2 are 0.3.",
        Example = "add 0.1 0.2",
        Answer = "the sum",
        Idempotent = true)]
    public static ExactNumber Add(ExactNumber a, ExactNumber b) =>
        a.Plus(b) ?? throw new BadValueException($"The sum is too large: it may have at most {ExactNumber.MaxDigits} digits.");
}
