using System.CommandLine;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge decode</c></summary>
internal static class DecodeCommand
{
    public static Command Create(CommandContext context)
    {
        var digits = new Argument<string>("DIGITS") { Description = "Digits, or the whole value of a cloud variable, which is explained." };
        var json = CommonOptions.Json();
        var command = new CliCommand("decode", "Reads the digits of a cloud variable.", $"{ExampleCommandLine.Program} decode 51494733.4179502222")
        {
            digits, json,
        };
        command.SetAction(parsed => Run(context.Terminal, parsed.GetRequiredValue(digits), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string digits, bool isJson)
    {
        try
        {
            var value = ValueDecoder.Decode(digits);
            if (isJson)
            {
                terminal.Out.WriteJson(value);
                return ExitCode.Ok;
            }

            Print(terminal.Out, value);
            return ExitCode.Ok;
        }
        catch (FormatException error)
        {
            terminal.Error.WriteLine(error.Message);
            return ExitCode.Failed;
        }
    }

    private static void Print(TextWriter output, DecodedValue value)
    {
        if (value.Kind != "digits")
        {
            output.WriteLine(value.Explanation);
        }

        if (value.Name is not null)
        {
            output.WriteLine($"name: {PlainText.Of(value.Name)}");
            foreach (var argument in value.Arguments!)
            {
                output.WriteLine($"argument: {PlainText.Of(argument)}");
            }

            return;
        }

        if (value.Text.Length > 0)
        {
            output.WriteLine(PlainText.Of(value.Text).TrimEnd('\n'));
        }
    }
}
