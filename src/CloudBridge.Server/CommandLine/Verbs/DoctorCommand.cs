using System.CommandLine;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Program;
using CloudBridge.Server.Tools.Doctor;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var config = CommonOptions.Config();
        var cloud = new Option<string?>("--cloud") { Description = "Checks this cloud only, and the machine.", HelpName = "NAME" };
        var project = new Option<string?>("--project") { Description = "Checks this project id only: whether it is served, and answered.", HelpName = "ID" };
        var sb3 = new Option<string?>("--file") { Description = "Checks this project file, too: whether it has the cloud variables.", HelpName = "SB3" };
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "doctor",
            "Checks this machine and proves what each configured cloud can do: it writes a value and looks where it arrives.",
            $"{ExampleCommandLine.Program} doctor --cloud Embedded")
        {
            config, cloud, project, sb3, json,
        };
        command.TakesSettings = true;
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    context,
                    parsed.GetValue(config),
                    new DoctorRun.Scope(parsed.GetValue(cloud), parsed.GetValue(project), parsed.GetValue(sb3)),
                    parsed.GetValue(json),
                    cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string? config,
        DoctorRun.Scope scope,
        bool isJson,
        CancellationToken cancellationToken)
    {
        var terminal = context.Terminal;
        var configuration = context.LoadConfiguration(config);
        if (configuration.Faults.Count > 0)
        {
            Refuse(terminal, configuration, isJson);
            return ExitCode.Configuration;
        }

        var doctor = DoctorContext.Of(configuration, terminal);
        if (scope.Cloud is { } cloud && Unknown(doctor.Clouds, cloud) is { } sentence)
        {
            await terminal.Error.WriteLineAsync(sentence);
            return ExitCode.Usage;
        }

        var text = new DoctorText(isJson ? TextWriter.Null : terminal.Out);
        var checks = new List<DoctorCheck>();
        await foreach (var check in new DoctorRun(doctor).RunAsync(scope, cancellationToken))
        {
            checks.Add(check);
            text.Print(check);
        }

        text.End(checks);
        if (isJson)
        {
            terminal.Out.WriteJson(checks);
        }

        return checks.Any(check => check.Status == CheckStatus.Failed) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static void Refuse(Terminal terminal, ServerConfiguration configuration, bool isJson)
    {
        if (isJson)
        {
            terminal.Out.WriteJson(
                configuration.Faults.Select(
                    fault =>
                        new DoctorCheck(
                            DoctorCheck.General,
                            "Configuration",
                            CheckStatus.Failed,
                            $"{fault.Key} {fault.Problem}",
                            fault.Example ?? fault.Allowed)));
            return;
        }

        FaultReport.Write(terminal.Error, configuration.Faults);
        terminal.Error.WriteLine("\nNothing else was checked.");
    }

    private static string? Unknown(IReadOnlyDictionary<string, CloudOptions> clouds, string cloud)
    {
        var enabled = clouds.Where(pair => pair.Value.Enabled).Select(pair => pair.Key).ToArray();
        return enabled.Contains(cloud, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"--cloud {cloud} is none of the enabled clouds: {(enabled.Length == 0 ? "there are none" : string.Join(", ", enabled))}.";
    }
}
