using System.CommandLine;
using System.Globalization;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge requests</c></summary>
internal static class RequestsCommand
{
    public static Command Create(CommandContext context)
    {
        var json = JsonOption.Create();
        var command = new Verb("requests", "Lists the requests the server answers, with their arguments.", $"{TryCommand.Program} requests --json") { json };
        command.SetAction(parsed => Run(context.Terminal, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, bool isJson)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(terminal.Time);
        services.AddCloudBridge().MapBuiltInRequests();
        using var provider = services.BuildServiceProvider();
        var requests = provider.GetRequiredService<IRequestCatalog>().Routes.Select(RequestDescription.Of).ToArray();
        if (isJson)
        {
            terminal.Out.WriteJson(requests);
            return ExitCode.Ok;
        }

        foreach (var request in requests)
        {
            Print(terminal.Out, request);
        }

        return ExitCode.Ok;
    }

    private static void Print(TextWriter output, RequestDescription request)
    {
        output.WriteLine(request.Usage);
        output.WriteLine($"    {request.Description}");
        foreach (var parameter in request.Parameters)
        {
            var extra = parameter.IsRest ? ", any number" : parameter.IsOptional ? $", optional{(parameter.Default is null ? "" : $", default {parameter.Default}")}" : "";
            output.WriteLine($"    {parameter.Name}: {parameter.Type}{extra}");
        }

        if (request.Identity != AskerEvidence.None)
        {
            output.WriteLine($"    needs the asker's name: {request.Identity}");
        }

        if (request.TimeoutSeconds is { } seconds)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    deadline: {seconds} s"));
        }
    }
}
