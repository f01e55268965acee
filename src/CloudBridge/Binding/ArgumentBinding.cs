using System.Diagnostics.CodeAnalysis;
using CloudBridge.Hosting;

namespace CloudBridge.Binding;

/// <summary>The methods that compiled handlers call to read their arguments.</summary>
internal static class ArgumentBinding
{
    public static bool TryRead<T>(
        string?[] arguments,
        ArgumentReader<T> reader,
        RequestParameter parameter,
        int position,
        object? defaultValue,
        [MaybeNullWhen(false)] out T value)
    {
        if (position < arguments.Length && arguments[position] is { } argument && !(parameter.IsOptional && argument.Length == 0))
        {
            return reader.TryRead(argument, out value);
        }

        value = parameter.IsOptional ? (T)defaultValue! : default;
        return parameter.IsOptional;
    }

    public static string[] Rest(string[] arguments, int position) => position < arguments.Length ? arguments[position..] : [];

    /// <summary>The sentence for an argument that is missing or cannot be read.</summary>
    public static RequestResult Bad(RequestContext context, string?[] arguments, RequestParameter parameter, int position)
    {
        var usage = $"Use: {context.Request.Route!.Usage}";
        return position < arguments.Length && arguments[position] is { } argument
            ? RequestResult.BadArgument($"{BadValue.Describe(parameter, argument)} {usage}")
            : RequestResult.BadArgument($"The value {parameter.Name} is missing. {usage}");
    }

    /// <summary>The sentence for more arguments than the handler takes.</summary>
    public static RequestResult TooMany(RequestContext context, int count, int most) =>
        RequestResult.BadArgument($"Too many values: {count} came, {most} is the most. Use: {context.Request.Route!.Usage}");
}
