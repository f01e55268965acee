namespace CloudBridge.Server.Tests.Hosting;

public sealed class StopTests
{
    [Fact]
    public async Task A_request_that_runs_when_the_server_stops_still_gets_its_answer()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await RunningServer.StartAsync(map: bridge => bridge.MapRequest("slow", () =>
        {
            started.SetResult();
            return finish.Task;
        }));
        var answer = server.AskAsync("slow");
        await started.Task.WaitAsync(Limits.Patience);

        var stop = server.StopAsync();
        finish.SetResult("late but there");

        Assert.Equal("late but there", Assert.Single((await answer.WaitAsync(Limits.Patience)).Items));
        await stop.WaitAsync(Limits.Patience);
    }

    [Fact]
    public async Task Blocking_handlers_do_not_keep_others_waiting()
    {
        using var gate = new ManualResetEventSlim();
        await using var server = await RunningServer.StartAsync(map: bridge => bridge.MapRequest("block", () => gate.Wait(Limits.Patience)));
        var client = await server.JoinAsync();
        var blocked = Enumerable.Range(0, 12).Select(_ => client.AskAsync("block", [], Limits.Patience)).ToArray();

        Assert.Equal("pong", await server.AskTextAsync("ping"));

        gate.Set();
        Assert.All(await Task.WhenAll(blocked), answer => Assert.Equal(["True"], answer.Items));
    }

    [Fact]
    public async Task Answers_are_logged_at_debug()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AskTextAsync("ping");

        await server.Log.WhenWritten(" digits\n");
        Assert.Matches(@" DBG Own/demo ping \(\d+\): answered: ""?Completed""?, \d+ digits\n", server.Log.ToString());
    }

    [Fact]
    public async Task An_error_of_a_handler_is_in_the_log_with_the_code_the_player_sees()
    {
        await using var server = await RunningServer.StartAsync(map: bridge => bridge.MapRequest("fail", string () => throw new InvalidOperationException("inner detail")));

        var answer = await server.AskAsync("fail");

        Assert.DoesNotContain("inner detail", answer.Error, StringComparison.Ordinal);
        var code = answer.Error!.TrimEnd('.').Split(' ')[^1];
        await server.Log.WhenWritten($"failed with error {code}");
        Assert.Contains("inner detail", server.Log.ToString(), StringComparison.Ordinal);
    }
}
