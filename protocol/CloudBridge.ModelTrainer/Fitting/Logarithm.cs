namespace CloudBridge.ModelTrainer.Fitting;

/// <summary>A logarithm that is the same to the last bit on every machine, as that of the platform need not be.</summary>
internal static class Logarithm
{
    private const double NaturalOfTwo = 0.693147180559945309;

    /// <summary>To the base 2.</summary>
    /// <param name="value">Above 0.</param>
    public static double Two(double value)
    {
        var exponent = Math.ILogB(value);
        var mantissa = Math.ScaleB(value, -exponent);
        var x = (mantissa - 1) / (mantissa + 1);
        var square = x * x;
        var sum = 0.0;
        for (var i = 25; i > 0; i -= 2)
        {
            sum = (sum * square) + (1.0 / i);
        }

        return exponent + (2 * x * sum / NaturalOfTwo);
    }
}
