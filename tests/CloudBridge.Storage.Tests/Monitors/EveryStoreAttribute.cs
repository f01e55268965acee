using System.Reflection;
using Xunit.Sdk;

namespace CloudBridge.Storage.Tests.Monitors;

/// <summary>Runs a test on every kind of store: what they promise is the same.</summary>
public sealed class EveryStoreAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<StoreKind>().Select(kind => (object[])[kind]);
}
