using System.CommandLine;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Server.Program;
using CloudBridge.Server.Tools.Client;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary><c>cloudbridge encode</c></summary>
internal static class EncodeCommand
{
    public static Command Create(CommandContext context)
    {
        var text = new Argument<string[]>("TEXT") { Description = "The text; several words count as one text.", Arity = ArgumentArity.OneOrMore };
        var json = CommonOptions.Json();
        var command = new CliCommand(
            "encode",
            "Writes a text as the digits that travel through a cloud variable.",
            $"{ExampleCommandLine.Program} encode Hello World!")
        {
            text, json,
        };
        command.SetAction(parsed => Run(context.Terminal, string.Join(' ', parsed.GetRequiredValue(text)), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string text, bool isJson)
    {
        var kept = LostCharacters.Remove(text);
        var lost = LostCharacters.Of(text);
        var digits = new byte[kept.Length * CharacterTable.DigitsPerCharacter];
        CharacterTable.Encode(kept, digits);
        var encoded = new EncodedText(text, System.Text.Encoding.ASCII.GetString(digits), lost);
        if (isJson)
        {
            terminal.Out.WriteJson(encoded);
            return ExitCode.Ok;
        }

        terminal.Out.WriteLine(encoded.Digits);
        if (lost.Count > 0)
        {
            terminal.Error.WriteLine($"Left out, as the digits have no code for it: {string.Join(' ', lost)}");
        }

        return ExitCode.Ok;
    }

    /// <summary>The output of <c>encode --json</c>.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Digits">The digits of those characters that have a code.</param>
    /// <param name="Lost">The others, each once.</param>
    private sealed record EncodedText(string Text, string Digits, IReadOnlyList<string> Lost);
}
