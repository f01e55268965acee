using System.Globalization;
using System.Net.WebSockets;
using CloudBridge.Scratch;
using CloudBridge.Server.CommandLine.Values;

namespace CloudBridge.Server.CommandLine.Verbs;

/// <summary>Asks one request as a project does and prints the answer.</summary>
internal static class Asking
{
    public static async Task<int> RunAsync(Terminal terminal, Question question, bool isJson, CancellationToken cancellationToken)
    {
        if (question.Format == WireFormat.Compatible)
        {
            Warn(terminal.Error, question);
        }

        var answer = await AskAsync(terminal.Time, question, cancellationToken);
        if (isJson)
        {
            terminal.Out.WriteJson(answer);
        }
        else if (answer.Error is null)
        {
            Print(terminal.Out, answer);
        }

        if (answer.Error is not null)
        {
            await terminal.Error.WriteLineAsync(PlainText.Of(answer.Error));
        }

        return answer.Error is null ? ExitCode.Ok : ExitCode.Failed;
    }

    private static async Task<RequestAnswer> AskAsync(TimeProvider time, Question question, CancellationToken cancellationToken)
    {
        try
        {
            using var deadline = new CancellationTokenSource(question.Timeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            await using var client = await CloudRequestClient.ConnectAsync(question.ToCloud(), question.Project, time: time, signIn: await SignIn.AsPlayerAsync(question, time, either.Token), format: question.Format, cancellationToken: either.Token);
            var answer = await client.AskAsync(question.Name, question.Arguments, question.Timeout, cancellationToken);
            return RequestAnswer.Of(answer, Fault(answer, question));
        }
        catch (Exception error) when (error is WebSocketException or CloudRefusedException or OperationCanceledException)
        {
            return RequestAnswer.Unreachable(ConnectFault.Explain(error, question.Cloud));
        }
        catch (Exception error) when (error is IOException or ScratchLoginException)
        {
            return RequestAnswer.Unreachable(error.Message);
        }
    }

    private static string? Fault(CloudAnswer answer, Question question) => answer.Status switch
    {
        AnswerStatus.Done => null,
        AnswerStatus.Error => answer.Error,
        _ => string.Create(CultureInfo.InvariantCulture, $"No answer within {question.Timeout.TotalSeconds:0.###} s. Is a bridge connected to project {question.Project} on {question.Cloud}?"),
    };

    private static void Warn(TextWriter error, Question question)
    {
        var lost = LostCharacters.Of(question.Name + string.Concat(question.Arguments));
        if (lost.Count > 0)
        {
            error.WriteLine($"Left out, as the digits have no code for it: {string.Join(' ', lost)}");
        }

        if (question.Arguments.Any(argument => argument.Contains('&', StringComparison.Ordinal)))
        {
            error.WriteLine("An & separates arguments; one that has it inside arrives as several.");
        }
    }

    private static void Print(TextWriter output, RequestAnswer answer)
    {
        var items = answer.Values.Count == 1 ? "1 item" : $"{answer.Values.Count} items";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Status}, {items}, {answer.Milliseconds:0.0} ms"));
        foreach (var item in answer.Values)
        {
            output.WriteLine($"  {PlainText.Of(item ?? "(nothing)")}");
        }
    }
}
