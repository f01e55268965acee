using CloudBridge.Hosting;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>Says in words what a request looks for: <c>comment 5 of project 142</c>.</summary>
internal static class LookupSubject
{
    private const int LongestValue = 30;

    /// <summary>The things that numbers are of, by the parts of names of requests.</summary>
    private static readonly string[] Things = ["project", "studio", "class", "topic", "post", "comment"];

    /// <summary>The words; null when the arguments are about nothing that has a name or number.</summary>
    public static string? Of(string request, IReadOnlyList<RequestParameter> parameters, IReadOnlyList<string> arguments)
    {
        var found = new List<string>();
        for (var i = 0; i < Math.Min(parameters.Count, arguments.Count) && parameters[i] is { IsOptional: false, IsNamed: false } parameter; i++)
        {
            if (NounOf(parameter.Name, request) is { } noun)
            {
                found.Insert(0, $"{noun} {Shorten(LookupText.WithoutLink(arguments[i]))}");
            }
        }

        return found.Count == 0 ? null : string.Join(" of ", found);
    }

    private static string? NounOf(string parameter, string request) => parameter switch
    {
        "name" or "user" or "username" or "author" => "user",
        "id" => Array.Find(request.Split('.'), IsThing) is { } part ? ThingIn(part) : "number",
        _ => IsThing(parameter) ? ThingIn(parameter) : null,
    };

    private static bool IsThing(string part) => Array.Exists(Things, thing => part.StartsWith(thing, StringComparison.OrdinalIgnoreCase));

    private static string ThingIn(string part) => Array.Find(Things, thing => part.StartsWith(thing, StringComparison.OrdinalIgnoreCase))!;

    private static string Shorten(string text) => text.Length <= LongestValue ? text : text[..(LongestValue - 3)] + "...";
}
