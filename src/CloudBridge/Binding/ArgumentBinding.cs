using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Binding;

/// <summary>What compiled handlers call to read their arguments.</summary>
internal static class ArgumentBinding
{
    public static bool TryRead<T>(RequestContext context, ArgumentReader<T> reader, RequestParameter parameter, int position, object? defaultValue, [MaybeNullWhen(false)] out T value)
    {
        var arguments = context.Request.Arguments;
        if (position < arguments.Length && !(parameter.IsOptional && arguments[position].Length == 0))
        {
            return reader.TryRead(arguments[position], out value);
        }

        value = parameter.IsOptional ? (T)defaultValue! : default;
        return parameter.IsOptional;
    }

    public static string[] Rest(RequestContext context, int position) =>
        position < context.Request.Arguments.Length ? context.Request.Arguments[position..] : [];

    /// <summary>The sentence for an argument that is missing or cannot be read.</summary>
    public static RequestResult Bad(RequestContext context, RequestParameter parameter, int position)
    {
        var usage = $"Use: {context.Request.Route!.Usage}";
        return position < context.Request.Arguments.Length
            ? RequestResult.BadArgument($"\"{Shorten(context.Request.Arguments[position])}\" is not a {parameter.Type} for {parameter.Name}. {usage}")
            : RequestResult.BadArgument($"The value {parameter.Name} is missing. {usage}");
    }

    /// <summary>The sentence for more arguments than the handler takes.</summary>
    public static RequestResult TooMany(RequestContext context, int most) =>
        RequestResult.BadArgument($"Too many values: {context.Request.Arguments.Length} came, {most} is the most. Use: {context.Request.Route!.Usage}");

    private static string Shorten(string text) => text.Length <= 30 ? text : text[..27] + "...";
}
