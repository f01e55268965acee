using CloudBridge.Hosting;

namespace CloudBridge.Binding;

/// <summary>Puts arguments that were given by name in their places.</summary>
internal static class NamedArguments
{
    private static readonly char[] Separators = [':', '=', ' '];

    /// <summary>
    /// The arguments by the positions of the parameters; null for one that was not given. What is too much makes it longer
    /// than the parameters.
    /// </summary>
    public static string?[] Arrange(string[] came, RequestParameter[] parameters)
    {
        var positional = parameters.Count(parameter => !parameter.IsNamed);
        var required = parameters.Count(parameter => !parameter.IsOptional);
        var arranged = new string?[parameters.Length];
        var surplus = 0;
        var next = 0;
        for (var i = 0; i < came.Length; i++)
        {
            if (i >= required && Find(came[i], parameters, out var value) is >= 0 and var named && arranged[named] is null)
            {
                arranged[named] = value;
            }
            else if (NextFree(arranged, next, positional) is var free && free < positional)
            {
                arranged[free] = came[i];
                next = free + 1;
            }
            else
            {
                surplus++;
            }
        }

        Array.Resize(ref arranged, parameters.Length + surplus);
        return arranged;
    }

    private static int NextFree(string?[] arranged, int from, int positional)
    {
        while (from < positional && arranged[from] is not null)
        {
            from++;
        }

        return from;
    }

    private static int Find(string argument, RequestParameter[] parameters, out string value)
    {
        var end = argument.IndexOfAny(Separators);
        var found = end <= 0 ? -1 : Array.FindIndex(
            parameters,
            parameter => parameter.IsOptional && argument.AsSpan(0, end).Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
        if (found < 0)
        {
            return FindJoined(argument, parameters, out value);
        }

        value = argument[(end + 1)..].Trim();
        // Words that happen to begin with the name of a parameter are no named argument.
        return argument[end] == ' ' && (!parameters[found].IsNamed || value.Contains(' ', StringComparison.Ordinal)) ? -1 : found;
    }

    /// <summary>
    /// Projects leave out the characters that the wire does not have, and so the equals sign of <c>fields=name</c>.
    /// </summary>
    private static int FindJoined(string argument, RequestParameter[] parameters, out string value)
    {
        var found = argument.Contains(' ', StringComparison.Ordinal) ? -1 : Array.FindIndex(parameters, parameter =>
            parameter.IsNamed && argument.Length > parameter.Name.Length && argument.StartsWith(parameter.Name, StringComparison.OrdinalIgnoreCase));
        value = found < 0 ? "" : argument[parameters[found].Name.Length..];
        return found;
    }
}
