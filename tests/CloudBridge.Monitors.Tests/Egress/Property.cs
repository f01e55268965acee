using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Egress;

/// <summary>Runs an assertion over many generated values; a failure names the value and the seed.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> values, Action<T> assertion, int runs = 400) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs), Prop.ForAll(values.ToArbitrary(), assertion));
}
