using CloudBridge.Hosting;

namespace CloudBridge.Server.Features.Basics;

/// <summary>A request in lines for a player.</summary>
internal static class RequestHelp
{
    /// <summary>Usage and description, then what is known of the rest.</summary>
    public static IEnumerable<string> For(RequestRoute route)
    {
        yield return route.Usage;
        yield return route.Description;
        if (route.Answer.Length > 0)
        {
            yield return $"answers: {route.Answer}";
        }

        if (route.Fields.Count > 0)
        {
            yield return $"answers: {Names(route, isUsual: true)}";
            if (route.Fields.Any(field => !field.IsUsual))
            {
                yield return $"also: {Names(route, isUsual: false)}";
            }
        }

        if (route.Example.Length > 0)
        {
            yield return $"example: {route.Example}";
        }

        if (NeedOf(route.Identity) is { } need)
        {
            yield return $"needs: {need}";
        }
    }

    private static string Names(RequestRoute route, bool isUsual) =>
        string.Join(", ", route.Fields.Where(field => field.IsUsual == isUsual).Select(field => field.Name));

    private static string? NeedOf(AskerEvidence evidence) => evidence switch
    {
        AskerEvidence.None => null,
        AskerEvidence.Declared => "your user name as the first value",
        AskerEvidence.Proven => "a code of identity.challenge as the last value",
        _ => "a cloud that knows who asks, such as that of Scratch",
    };
}
