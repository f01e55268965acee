using System.CommandLine;
using System.Globalization;
using CloudBridge.Hosting;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge requests</c></summary>
internal static class RequestsCommand
{
    public static Command Create(CommandContext context)
    {
        var area = new Argument<string?>("AREA")
        {
            Description = "Only requests whose names begin so, such as user; or one name.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "requests",
            "Lists the requests the server answers, with their arguments.",
            $"{ExampleCommandLine.Program} requests user --json")
        {
            area, json,
        };
        command.SetAction(parsed => Run(context.Terminal, parsed.GetValue(area), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string? area, bool isJson)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(terminal.Time);
        services.AddCloudBridge().MapBuiltInRequests();
        using var provider = services.BuildServiceProvider();
        var requests = Choose(provider.GetRequiredService<IRequestCatalog>(), area).Select(RequestDescription.Of).ToArray();
        if (requests.Length == 0)
        {
            terminal.Error.WriteLine($"There is no request and no area \"{area}\". '{ExampleCommandLine.Program} requests' lists all.");
            return ExitCode.Usage;
        }

        if (isJson)
        {
            terminal.Out.WriteJson(requests);
            return ExitCode.Ok;
        }

        foreach (var request in requests)
        {
            terminal.Out.WriteTree(request.Usage, Parts(request));
        }

        return ExitCode.Ok;
    }

    private static IReadOnlyList<RequestRoute> Choose(IRequestCatalog catalog, string? area) =>
        string.IsNullOrEmpty(area) ? catalog.Routes
        : RequestAreas.In(catalog, area) is { Count: > 0 } members ? members
        : catalog.Find(area) is { } route ? [route] : [];

    private static IEnumerable<string> Parts(RequestDescription request)
    {
        yield return request.Description;
        foreach (var parameter in request.Parameters)
        {
            var extra = parameter.IsRest ? ", any number"
                : parameter.IsOptional ? $", optional{(parameter.Default is null ? "" : $", default {parameter.Default}")}"
                : "";
            yield return $"{parameter.Name}: {parameter.Type}{extra}";
        }

        foreach (var answer in Answers(request))
        {
            yield return answer;
        }

        if (request.Identity != AskerEvidence.None)
        {
            yield return $"needs the asker's name: {request.Identity}";
        }

        if (request.TimeoutSeconds is { } seconds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"deadline: {seconds} s");
        }
    }

    private static IEnumerable<string> Answers(RequestDescription request)
    {
        if (request.Answer.Length > 0)
        {
            yield return $"answers: {request.Answer}";
        }

        foreach (var field in request.Fields)
        {
            yield return $"{(field.IsUsual ? "answers" : "also")} {field.Name}: {field.Description}";
        }

        if (request.Example.Length > 0)
        {
            yield return $"example: {ExampleCommandLine.Program} request {request.Example}";
        }
    }
}
