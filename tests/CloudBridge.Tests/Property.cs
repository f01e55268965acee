using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Tests;

/// <summary>Runs an assertion over many generated values; a failure names the value and the seed.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> values, Action<T> assertion, int runs = 300) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs), Prop.ForAll(values.ToArbitrary(), assertion));
}
