using CloudBridge.Clouds;
using CloudBridge.Scratch.Tests;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Clouds.Scratch;

public sealed class ScratchCloudAccountTests : IDisposable
{
    private static readonly string[] Planted = [FakeScratch.Password, FakeScratch.Token, SessionIds.Signature, "planted"];
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_socket_is_opened_with_what_the_cloud_wants()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Socket = _ => new FakeReply(502, "");
        await using var server = ScratchServer.Build(scratch, _folder.Path);

        var signIn = await server.SignInAsync();
        var error = await Assert.ThrowsAsync<CloudRefusedException>(() => server.Sockets.ConnectAsync(server.Cloud, signIn, CancellationToken.None).AsTask());

        Assert.Equal(502, error.Status);
        Assert.Equal(FakeScratch.User, signIn.User);
        var opening = scratch.Requests.Items[^1];
        Assert.Equal($"scratchsessionsid=\"{scratch.SessionId}\";", opening.Headers["Cookie"]);
        Assert.Equal("https://scratch.mit.edu", opening.Headers["Origin"]);
        Assert.Equal("https://scratch.mit.edu", opening.Headers["Referer"]);
    }

    [Fact]
    public async Task A_restart_finds_the_session_and_only_its_owner_can()
    {
        await using var scratch = await FakeScratch.StartAsync();
        await using (var server = ScratchServer.Build(scratch, _folder.Path))
        {
            await server.SignInAsync();
        }

        await using (var server = ScratchServer.Build(scratch, _folder.Path))
        {
            await server.SignInAsync();
        }

        Assert.Equal(1, scratch.Logins);
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/')).ToArray();
        Assert.Contains(files, file => file.EndsWith("HOSTBOT.session", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Contains("/keys/", StringComparison.Ordinal));
        Assert.All(files, file => AssertMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.All(Directory.GetDirectories(_folder.Path), folder => AssertMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task A_session_whose_keys_are_gone_is_replaced()
    {
        await using var scratch = await FakeScratch.StartAsync();
        await using (var server = ScratchServer.Build(scratch, _folder.Path))
        {
            await server.SignInAsync();
        }

        Directory.Delete(Path.Combine(_folder.Path, "keys"), recursive: true);
        await using var other = ScratchServer.Build(scratch, _folder.Path);
        await other.SignInAsync();

        Assert.Equal(2, scratch.Logins);
        await other.Log.WhenWritten("cannot be read");
    }

    [Fact]
    public async Task A_wrong_password_is_the_operators_to_mend()
    {
        await using var scratch = await FakeScratch.StartAsync();
        await using var server = ScratchServer.Build(scratch, _folder.Path, settings => settings["Cloud:S:Password"] = "planted-wrong");

        var error = await Assert.ThrowsAsync<CloudAccountException>(server.SignInAsync);

        Assert.True(error.NeedsOperator);
        Assert.Contains("start the program again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_who_are_refused_with_one_session_cost_one_sign_in()
    {
        await using var scratch = await FakeScratch.StartAsync();
        await using var server = ScratchServer.Build(scratch, _folder.Path);
        var signIn = await server.SignInAsync();

        server.Account.Reject(signIn);
        server.Account.Reject(signIn);

        Assert.False((await Assert.ThrowsAsync<CloudAccountException>(server.SignInAsync)).NeedsOperator);
        Assert.Equal(1, scratch.Logins);
    }

    [Fact]
    public async Task The_log_is_read_without_signing_in()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Logs = _ => FakeReply.Ok("""[{"user":"a","verb":"set_var","name":"☁ TO_HOST","value":"12.3","timestamp":1749632385759}]""");
        await using var server = ScratchServer.Build(scratch, _folder.Path);

        var page = await server.Account.Log!.ReadAsync("104", 25, CancellationToken.None);

        Assert.Equal(new CloudLogEntry("a", "set_var", "☁ TO_HOST", "12.3", DateTimeOffset.FromUnixTimeMilliseconds(1749632385759)), Assert.Single(page.Entries));
        Assert.Equal("/logs?projectid=104&limit=25&offset=0", Assert.Single(scratch.Requests.Items).PathAndQuery);
        scratch.Logs = _ => new FakeReply(503, "");
        await Assert.ThrowsAsync<CloudLogException>(() => server.Account.Log!.ReadAsync("104", 25, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task Other_kinds_of_cloud_have_no_account_and_one_cloud_has_one()
    {
        await using var scratch = await FakeScratch.StartAsync();
        await using var server = ScratchServer.Build(scratch, _folder.Path);

        Assert.Null(server.Accounts.Find("Far", new CloudOptions { Kind = CloudKind.Custom, Password = "hush" }));
        Assert.Same(server.Account, server.Account);
    }

    [Fact]
    public async Task The_cookie_never_reaches_another_port_or_name_of_a_host()
    {
        await using var canary = new Canary();
        await using var scratch = await FakeScratch.StartAsync();
        await using var server = ScratchServer.Build(scratch, _folder.Path);
        var signIn = await server.SignInAsync();
        var seen = new List<string>();

        foreach (var url in new[] { $"ws://127.0.0.1:{canary.Port}/", $"ws://localhost:{canary.Port}/", $"ws://localhost:{scratch.Url.Port}/", $"wss://127.0.0.1:{scratch.Url.Port}/" })
        {
            var elsewhere = new CloudOptions { Kind = CloudKind.Scratch, Url = new Uri(url) };
            seen.Add((await Assert.ThrowsAsync<CloudAccountException>(() => server.Sockets.ConnectAsync(elsewhere, signIn, CancellationToken.None).AsTask())).ToString());
            var unbound = signIn with { Target = null };
            seen.Add((await Assert.ThrowsAsync<CloudAccountException>(() => server.Sockets.ConnectAsync(elsewhere, unbound, CancellationToken.None).AsTask())).ToString());
        }

        Assert.Equal(0, canary.Connections);
        AssertNothingPlanted(seen);
    }

    [Fact]
    public async Task A_cloud_that_sends_the_socket_elsewhere_is_not_followed()
    {
        await using var canary = new Canary();
        await using var scratch = await FakeScratch.StartAsync();
        await using var server = ScratchServer.Build(scratch, _folder.Path);
        var signIn = await server.SignInAsync();
        foreach (var status in new[] { 301, 302, 307, 308 })
        {
            scratch.Socket = _ => new FakeReply(status, "", ("Location", $"http://127.0.0.1:{canary.Port}/"));
            var error = await Assert.ThrowsAsync<CloudRefusedException>(() => server.Sockets.ConnectAsync(server.Cloud, signIn, CancellationToken.None).AsTask());
            Assert.Equal(status, error.Status);
        }

        Assert.Equal(0, canary.Connections);
    }

    [Fact]
    public async Task No_log_line_exception_or_file_shows_a_secret()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Socket = sent => new FakeReply(403, sent.Headers["Cookie"]);
        await using var server = ScratchServer.Build(scratch, _folder.Path);
        var signIn = await server.SignInAsync();
        var seen = new List<string> { signIn.ToString(), $"{server.Account}" };
        seen.Add((await Assert.ThrowsAsync<CloudRefusedException>(() => server.Sockets.ConnectAsync(server.Cloud, signIn, CancellationToken.None).AsTask())).ToString());
        server.Account.Reject(signIn);
        seen.Add((await Assert.ThrowsAsync<CloudAccountException>(server.SignInAsync)).ToString());
        await using var closed = ScratchServer.Build(scratch, Path.Combine(_folder.Path, "other"), settings => settings["Cloud:S:Password"] = "planted-wrong");
        seen.Add((await Assert.ThrowsAsync<CloudAccountException>(closed.SignInAsync)).ToString());
        seen.AddRange([server.Log.ToString(), closed.Log.ToString()]);
        seen.AddRange(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));

        Assert.Contains("Signed in to Scratch as HostBot", server.Log.ToString(), StringComparison.Ordinal);
        AssertNothingPlanted(seen);
    }

    private static void AssertMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    private static void AssertNothingPlanted(IEnumerable<string> seen) =>
        Assert.All(seen, text => Assert.All(Planted, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));
}
