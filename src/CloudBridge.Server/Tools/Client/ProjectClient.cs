using System.Globalization;
using System.Net.WebSockets;
using CloudBridge.Client;
using CloudBridge.Clouds;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Scratch;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Client;

/// <summary>Asks one request as a project does and prints the answer.</summary>
internal static class ProjectClient
{
    /// <summary>
    /// The cloud has waited a second before it said that nobody is there; a bridge that is slower to come has this time
    /// more.
    /// </summary>
    private static readonly TimeSpan UntilHopeless = TimeSpan.FromSeconds(1.5);

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

    /// <summary>Asks, and says what came of it.</summary>
    public static async Task<RequestAnswer> AskAsync(TimeProvider time, Question question, CancellationToken cancellationToken)
    {
        try
        {
            using var deadline = new CancellationTokenSource(question.Timeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            await using var client = await CloudRequestClient.ConnectAsync(
                question.ToCloud(),
                question.Project,
                time: time,
                signIn: await SignIn.AsPlayerAsync(question, time, either.Token),
                format: question.Format,
                cancellationToken: either.Token);
            var answer = await AskAsync(client, time, question, cancellationToken);
            return RequestAnswer.Of(answer, Fault(answer, question, client.Signs));
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

    /// <summary>Waits for the answer, and not much longer once the cloud has said that nobody is there to give one.</summary>
    private static async Task<CloudAnswer> AskAsync(
        CloudRequestClient client,
        TimeProvider time,
        Question question,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = time.GetTimestamp();
        var asked = client.AskAsync(question.Name, question.Arguments, question.Timeout, stop.Token);
        var first = await Task.WhenAny(asked, HopelessAsync(client.Signs, time, stop.Token));
        if (first == asked || client.Signs.Absence == Absence.None)
        {
            return await asked;
        }

        await stop.CancelAsync();
        await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return new CloudAnswer(AnswerStatus.Timeout, [], false, 0, time.GetElapsedTime(started));
    }

    private static async Task HopelessAsync(RoomSigns signs, TimeProvider time, CancellationToken cancellationToken)
    {
        await signs.Noticed.WaitAsync(cancellationToken);
        await Task.Delay(UntilHopeless, time, cancellationToken);
    }

    private static string? Fault(CloudAnswer answer, Question question, RoomSigns signs) => answer.Status switch
    {
        AnswerStatus.Done => null,
        AnswerStatus.Error => answer.Error,
        _ => SilenceFault.Explain(question, signs),
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
