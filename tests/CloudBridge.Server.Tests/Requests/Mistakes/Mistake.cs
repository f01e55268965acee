using CloudBridge.Hosting;

namespace CloudBridge.Server.Tests.Requests.Mistakes;

/// <summary>A request with something wrong in it.</summary>
/// <param name="Arguments">What is asked.</param>
/// <param name="Sentence">A part of the answer.</param>
public sealed record Mistake(string[] Arguments, string Sentence)
{
    private const string LongName = "abcdefghijklmnopqrstuvwxy";
    private const string TooLarge = "99999999999999999999";
    private static readonly string[] NoNames = ["two words", "a.b", LongName, "@", "https://scratch.mit.edu/projects/104/"];
    private static readonly string[] NoIds = ["x", "0", "-5", "1.5", TooLarge, "https://scratch.mit.edu/users/mres/"];

    /// <summary>Every kind of mistake that a request can be asked with, one at a time; the rest is as in its example.</summary>
    public static IEnumerable<Mistake> Of(RequestRoute route)
    {
        var (_, example) = Examples.Read(route.Example);
        var required = route.Parameters.TakeWhile(parameter => parameter is { IsOptional: false, IsRest: false }).Count();
        if (required > 0)
        {
            yield return new(example[..(required - 1)], $"The value {route.Parameters[required - 1].Name} is missing. Use: {route.Name}");
        }

        if (!route.Parameters.Any(parameter => parameter.IsRest))
        {
            yield return new([.. example[..required], .. Enumerable.Repeat("1", 10)], "Too many values");
        }

        for (var i = 0; i < route.Parameters.Count; i++)
        {
            foreach (var (value, sentence) in WrongFor(route, route.Parameters[i]))
            {
                yield return new(With(route, example[..required], i, value), sentence);
            }
        }
    }

    private static string[] With(RequestRoute route, string[] required, int place, string value)
    {
        if (place >= required.Length)
        {
            // An empty value stands for the usual one.
            return route.Parameters.Any(parameter => parameter.IsNamed)
                ? [.. required, $"{route.Parameters[place].Name}:{value}"]
                : [.. required, .. Enumerable.Repeat("", place - required.Length), value];
        }

        var arguments = (string[])required.Clone();
        arguments[place] = value;
        return arguments;
    }

    private static IEnumerable<(string Value, string Sentence)> WrongFor(RequestRoute route, RequestParameter parameter) => (parameter.Name, parameter.Type) switch
    {
        ("page", _) =>
        [
            ("0", "There is no page 0: pages count from 1."), ("-1", "There is no page -1: pages count from 1."), ("two", "page must be a whole number, not \"two\"."),
            ("1.5", "page must be a whole number, not \"1.5\"."), (TooLarge, "page is too large"),
        ],
        ("interval" or "days" or "id", "whole number") when route.Name.StartsWith("monitor.", StringComparison.Ordinal) => [.. NoNumbers(parameter.Name), .. NoMonitorNumbers(parameter.Name)],
        (_, "whole number") => NoNumbers(parameter.Name),
        (_, "number") => [("x", $"{parameter.Name} must be a number, not \"x\"."), ("1e999", $"{parameter.Name} is too large")],
        (_, var type) when type.Contains('/', StringComparison.Ordinal) => [("nonsense", $" or {type.Split('/')[^1]}, not \"nonsense\".")],
        ("fields", _) => [("nonsense", "There is no field nonsense.")],
        ("db", _) when route.Name is "set" or "storage.create" or "storage.append" => [("", "The name of a database has 1 to"), (new string('d', 51), "The name of a database has 1 to")],
        ("key", _) when route.Name is "set" or "storage.append" => [("", "A key has 1 to"), (new string('k', 101), "A key has 1 to")],
        ("key", _) when route.Name is "storage.increment" or "my.set" or "my.append" or "my.increment" => [(new string('k', 101), "A key has 1 to")],
        ("by", _) => [("x", "by must be a number."), ("1e999", "too large")],
        ("name", _) when route.Name.StartsWith("topic.s", StringComparison.Ordinal) => [("two words", "A topic has 1 to 50 letters")],
        ("name", _) when route.Name == "asset.info" => [("cat.svg", "The name of a costume or sound")],
        ("name", _) when route.Name == "username.check" => [("@", "Please say which name to check.")],
        ("name", _) when route.Name is "help" or "topic.read" or "topic.unsubscribe" => [],
        ("name" or "user", _) => NoNames.Select(name => (name, name[0] == 'h' ? "That is a link, but not to a user." : "is not a user name. It has up to 20 letters, digits, - and _")),
        ("id" or "project" or "post" or "comment", _) => NoIds.Select(id => (id, id[0] == 'h' && parameter.Name != "comment" ? "That is a link, but not to a " : "is not the number of a ")),
        ("language" or "locale", _) => [("Klingon", "\"Klingon\" is not a language. Use its short code")],
        ("country", _) => [("2", "2 is not a country."), (new string('c', 61), "That is not a country.")],
        ("category", _) => [(new string('c', 61), "That is not a category.")],
        ("url", _) => [("two words", "An address has no spaces."), (" ", "Name the address to watch, such as https://example.com/."), ("ftp://example.org/", "http"), ("http://127.0.0.1/", "public internet")],
        ("label", _) => [(new string('l', 101), "A label has 60 characters at most, and this one has 101.")],
        ("text", _) when route.Name is "translate" or "speech.info" => [(" ", "The text is empty."), (new string('t', 1_001), "The text is too long: 1000 characters are the most.")],
        ("text", _) when route.Name.StartsWith("search.", StringComparison.Ordinal) => [(" ", "Please say what to look for."), (new string('t', 201), "That is too long to look for")],
        ("query", _) when route.Name.StartsWith("explore.", StringComparison.Ordinal) => [(new string('t', 201), "That is too long to look for")],
        _ => [],
    };

    private static (string Value, string Sentence)[] NoNumbers(string name) =>
        [("x", $"{name} must be a whole number, not \"x\"."), (TooLarge, $"{name} is too large"), ("-" + TooLarge, $"{name} is too small")];

    private static (string Value, string Sentence)[] NoMonitorNumbers(string name) => name switch
    {
        "interval" => [("0", "An interval is "), ("-5", "An interval is "), ("86401", "An interval is ")],
        "days" => [("0", "Uptime is known for 1, 7, 30 or 90 days."), ("2", "Uptime is known for 1, 7, 30 or 90 days.")],
        _ => [("0", "You have no monitor 0. List yours to see their numbers."), ("-5", "You have no monitor -5."), ("7", "You have no monitor 7.")],
    };
}
