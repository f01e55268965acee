using System.Linq.Expressions;
using System.Reflection;

namespace CloudBridge.Binding;

/// <summary>Turns whatever a handler returns into a result; chosen once for each handler from its return type.</summary>
internal static class ResultConversion
{
    /// <summary>The call, wrapped so that it yields a <c>ValueTask&lt;RequestResult&gt;</c>.</summary>
    public static Expression Convert(Expression call, ParameterExpression context, Type returnType)
    {
        if (returnType == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<RequestResult>)));
        }

        if (returnType == typeof(ValueTask<RequestResult>))
        {
            return call;
        }

        if (returnType == typeof(Task) || returnType == typeof(ValueTask))
        {
            return Expression.Call(Method(returnType == typeof(Task) ? nameof(FromPlainTask) : nameof(FromPlainValueTask)), call);
        }

        if (!returnType.IsGenericType)
        {
            return Expression.Call(Method(nameof(FromValue), returnType), call, context);
        }

        var definition = returnType.GetGenericTypeDefinition();
        return definition == typeof(Task<>) ? Expression.Call(Method(nameof(FromTask), returnType.GetGenericArguments()), call, context)
            : definition == typeof(ValueTask<>) ? Expression.Call(Method(nameof(FromValueTask), returnType.GetGenericArguments()), call, context)
            : Expression.Call(Method(nameof(FromValue), returnType), call, context);
    }

    private static MethodInfo Method(string name, params Type[] types)
    {
        var method = typeof(ResultConversion).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
        return types.Length == 0 ? method : method.MakeGenericMethod(types);
    }

    private static ValueTask<RequestResult> FromValue<T>(T value, RequestContext context) =>
        value is IAsyncEnumerable<string> items
            ? CollectAsync(items, context)
            : new ValueTask<RequestResult>(AnswerText.ToResult(value));

    private static ValueTask<RequestResult> FromTask<T>(Task<T> task, RequestContext context) =>
        task.IsCompletedSuccessfully ? FromValue(task.Result, context) : AwaitTaskAsync(task, context);

    private static ValueTask<RequestResult> FromValueTask<T>(ValueTask<T> task, RequestContext context) =>
        task.IsCompletedSuccessfully ? FromValue(task.Result, context) : AwaitTaskAsync(task.AsTask(), context);

    private static async ValueTask<RequestResult> AwaitTaskAsync<T>(Task<T> task, RequestContext context) =>
        await FromValue(await task.ConfigureAwait(false), context).ConfigureAwait(false);

    private static async ValueTask<RequestResult> FromPlainTask(Task task)
    {
        await task.ConfigureAwait(false);
        return RequestResult.Empty;
    }

    private static async ValueTask<RequestResult> FromPlainValueTask(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return RequestResult.Empty;
    }

    private static async ValueTask<RequestResult> CollectAsync(IAsyncEnumerable<string> items, RequestContext context)
    {
        var collected = new List<string>();
        var room = (long)context.ReplyLimit;
        await foreach (var item in items.WithCancellation(context.Aborted).ConfigureAwait(false))
        {
            collected.Add(item);
            room -= item.Length + 1;
            if (room < 0)
            {
                break;
            }
        }

        return RequestResult.List(collected);
    }
}
