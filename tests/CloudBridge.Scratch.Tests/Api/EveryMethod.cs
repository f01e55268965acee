using System.Reflection;

namespace CloudBridge.Scratch.Tests.Api;

/// <summary>Calls each method of the API, with arguments that are valid everywhere.</summary>
internal static class EveryMethod
{
    public static IReadOnlyList<MethodInfo> All { get; } = typeof(IScratchApi).GetMethods();

    public static Task CallAsync(IScratchApi api, MethodInfo method, PageRange range = default)
    {
        var part = range == default ? PageRange.First : range;
        object?[] arguments = [.. method.GetParameters().Select(parameter => Argument(parameter, part))];
        return (Task)method.Invoke(api, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private static object? Argument(ParameterInfo parameter, PageRange range) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => parameter.Name == "language" ? null : "mres",
        var type when type == typeof(long) => 5L,
        var type when type == typeof(int) => 40,
        var type when type == typeof(PageRange) => range,
        var type when type == typeof(SearchMode) => SearchMode.Popular,
        var type when type == typeof(CancellationToken) => CancellationToken.None,
        _ => null,
    };
}
