using CloudBridge.Reliability.Running;
using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace CloudBridge.Reliability.Rows.Order;

/// <summary>Turns what FsCheck finds into faults of a row.</summary>
internal sealed class FaultRunner(RowResult result) : IRunner
{
    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    public void OnFinished(string name, TestResult outcome)
    {
        if (outcome is not TestResult.Passed)
        {
            result.Fault(Runner.onFinishedToString(name, outcome));
        }
    }
}
