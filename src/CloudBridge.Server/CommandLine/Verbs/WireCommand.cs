using System.CommandLine;
using System.Globalization;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Program;
using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge wire</c></summary>
internal static class WireCommand
{
    private const string StandardInput = "-";
    private const int NamedCharacters = 40;

    public static Command Create(CommandContext context)
    {
        var text = new Option<string>("--text") { Description = "A file of UTF-8 text; - reads what is typed or piped.", HelpName = "FILE", Required = true };
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "wire",
            "Measures how many digits a text takes on the wire, in both formats.",
            $"{ExampleCommandLine.Program} wire --text story.txt")
        {
            text, json,
        };
        command.SetAction(parsed => Run(context.Terminal, parsed.GetRequiredValue(text), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string file, bool isJson)
    {
        string text;
        try
        {
            text = file == StandardInput ? terminal.In.ReadToEnd() : File.ReadAllText(Path.Combine(terminal.WorkingDirectory, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"{file} cannot be read: {error.Message}");
            return ExitCode.Failed;
        }

        if (text.Length == 0)
        {
            terminal.Error.WriteLine("There is no text to measure.");
            return ExitCode.Failed;
        }

        var figures = WireMeasure.Of(text);
        if (isJson)
        {
            terminal.Out.WriteJson(figures);
        }
        else
        {
            Print(terminal.Out, figures);
        }

        return figures.Whole.IsSame && figures.Lines.IsSame ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Print(TextWriter output, WireMeasure.WireFigures figures)
    {
        var older = figures.CloudRequests;
        output.WriteLine($"{Amount.Of(figures.Characters, "character")} (code points), {Amount.Of(figures.Bytes, "byte")} of UTF-8");
        output.WriteTable(
            [Listing.Column(), Listing.Column(gap: 1, isNumber: true), Listing.Column()],
            [
                Cb1("CB1, as one text", figures.Whole),
                Cb1("CB1, each line a text of a list", figures.Lines),
                Row("Cloud Requests, as one text", older.DigitsPerCharacter, older.Digits, Lost(older)),
            ]);
    }

    private static string Lost(WireMeasure.CloudRequestsFigures figures)
    {
        if (figures.Lost == 0)
        {
            return "nothing lost";
        }

        var more = figures.LostCharacters.Count > NamedCharacters ? " …" : "";
        return $"{Amount.Of(figures.Lost, "character")} lost: {string.Join(' ', figures.LostCharacters.Take(NamedCharacters))}{more}";
    }

    private static string[] Cb1(string name, WireMeasure.Cb1Figures figures) => Row(
        name,
        figures.DigitsPerCharacter,
        figures.Digits,
        $"{(figures.IsSame ? "read back the same" : "NOT THE SAME when read back")}; code "
            + string.Join(", ", figures.Codes.Select(code => $"{code.Key} × {code.Value}")));

    private static string[] Row(string name, double perCharacter, int digits, string rest) =>
        [name, perCharacter.ToString("0.000", CultureInfo.InvariantCulture), $"digits a character, {digits} digits; {rest}"];
}
