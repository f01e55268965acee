using System.CommandLine;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge config check|show|schema</c></summary>
internal static class ConfigCommand
{
    public static Command Create(CommandContext context) =>
        new CliCommand("config", "Checks and shows the configuration.", $"{ExampleCommandLine.Program} config check")
    {
        Reader(context, "check", "Checks the configuration and names every mistake.", "check --config my.json", Check),
        Reader(context, "show", "Shows what is in force and where it was set; secrets are hidden.", "show --Http:Port=8000", Show),
        Schema(context),
    };

    private static CliCommand Reader(
        CommandContext context,
        string name,
        string description,
        string example,
        Action<TextWriter, ServerConfiguration, bool> print)
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new CliCommand(name, description, $"{ExampleCommandLine.Program} config {example}") { config, json };
        command.TakesSettings = true;
        command.SetAction(parsed =>
        {
            var configuration = context.LoadConfiguration(parsed.GetValue(config));
            var isJson = parsed.GetValue(json);
            if (configuration.Faults.Count == 0)
            {
                print(context.Terminal.Out, configuration, isJson);
                return ExitCode.Ok;
            }

            if (isJson)
            {
                context.Terminal.Out.WriteJson(new { Ok = false, configuration.Faults });
                return ExitCode.Configuration;
            }

            FaultReport.Write(context.Terminal.Error, configuration.Faults);
            return ExitCode.Configuration;
        });
        return command;
    }

    private static void Check(TextWriter output, ServerConfiguration configuration, bool isJson)
    {
        if (isJson)
        {
            output.WriteJson(new { Ok = true, configuration.Faults });
            return;
        }

        output.WriteLine("The configuration is right.");
    }

    private static void Show(TextWriter output, ServerConfiguration configuration, bool isJson)
    {
        if (isJson)
        {
            output.WriteJson(EffectiveSettings.ToJson(configuration));
            return;
        }

        foreach (var setting in EffectiveSettings.Of(configuration))
        {
            output.WriteLine($"{setting.Key} = {setting.Value ?? "(not set)"}    [{setting.Source}]");
        }
    }

    private static CliCommand Schema(CommandContext context)
    {
        var command = new CliCommand(
            "schema",
            "Prints the JSON schema of the configuration.",
            $"{ExampleCommandLine.Program} config schema > appsettings.schema.json");
        command.SetAction(_ => context.Terminal.Out.WriteLine(ConfigurationSchema.TextOf(ServerFeatures.Settings)));
        return command;
    }
}
