using System.Net;
using System.Text.Json;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class KeyTests : IDisposable
{
    private readonly TestFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_key_is_alone_on_the_output_and_works_and_the_rest_goes_beside()
    {
        var (code, output, error) = await RunAsync("key", "create", "Ada", "--scope", "read, operator", "--name", "laptop");

        Assert.Equal(0, code);
        Assert.Equal(257, output.Length);
        Assert.True(AccessKey.TryParse(output.TrimEnd('\n'), out var key));
        Assert.Contains($"Key {key.Id} of Ada for read, operator, until ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Text[..30], error, StringComparison.Ordinal);
        Assert.Equal(KeyScopes.Read | KeyScopes.Operator, (await CheckAsync(key.Text))!.Key.Scopes);
    }

    [Fact]
    public async Task A_listed_key_can_be_revoked_and_is_then_worthless()
    {
        var key = (await RunAsync("key", "create", "Ada")).Output.Trim();
        var id = key.Substring(5, 12);

        var before = await RunAsync("key", "list", "ada");
        var revoked = await RunAsync("key", "revoke", "ada", id);
        var after = await RunAsync("key", "list", "ada");
        var again = await RunAsync("key", "revoke", "ada", id);

        Assert.StartsWith($"{id}  live  read,write,account  made ", before.Output, StringComparison.Ordinal);
        Assert.Equal((0, $"Key {id} has been revoked.\n", ""), revoked);
        Assert.StartsWith($"{id}  revoked", after.Output, StringComparison.Ordinal);
        Assert.Equal(1, again.Code);
        Assert.Null(await CheckAsync(key));
    }

    [Fact]
    public async Task Programs_get_JSON()
    {
        var made = JsonDocument.Parse((await RunAsync("key", "create", "Ada", "--json")).Output).RootElement;
        var list = JsonDocument.Parse((await RunAsync("key", "list", "Ada", "--json")).Output).RootElement;
        var revoked = JsonDocument.Parse((await RunAsync("key", "revoke", "Ada", made.GetProperty("id").GetString()!, "--json")).Output).RootElement;

        Assert.True(AccessKey.TryParse(made.GetProperty("key").GetString(), out _));
        Assert.Equal(made.GetProperty("id").GetString(), Assert.Single(list.GetProperty("keys").EnumerateArray().ToArray()).GetProperty("id").GetString());
        Assert.True(revoked.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_third_key_is_refused_in_one_sentence()
    {
        await RunAsync("key", "create", "Ada");
        await RunAsync("key", "create", "Ada");

        var (code, output, error) = await RunAsync("key", "create", "Ada");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("Revoke one of them first", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "key create Ada --scope all", "--scope takes")]
    [InlineData(2, "key create two.words", "1 to 20 letters")]
    [InlineData(1, "key list nobody", "key create nobody")]
    [InlineData(1, "key revoke nobody x", "key list nobody")]
    [InlineData(78, "key list Ada --Access:KeyLifetime=0", "Access:KeyLifetime")]
    public async Task What_cannot_be_done_is_said_with_what_to_do(int expected, string line, string sentence)
    {
        var (code, _, error) = await RunAsync(line.Split(' '));

        Assert.Equal(expected, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_made_while_a_server_runs_opens_that_server_until_it_is_revoked()
    {
        await using var server = await RunningServer.StartAsync(settings => settings["Data:Folder"] = _data.Path);
        var key = (await RunAsync("key", "create", "Ada")).Output.Trim();
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);

        using var before = await server.Http.GetAsync("/api/v1/keys");
        await RunAsync("key", "revoke", "Ada", key.Substring(5, 12));
        using var after = await server.Http.GetAsync("/api/v1/keys");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var cli = new Cli();
        var code = await cli.RunAsync([.. arguments, $"--Data:Folder={_data.Path}"]);
        return (code, cli.Out.ToString(), cli.Error.ToString());
    }

    private async Task<VerifiedKey?> CheckAsync(string key)
    {
        await using var stores = MonitorStores.InSqlite(new SqliteMonitorStoreOptions { Folder = _data.Path }, TimeProvider.System, NullLogger<MonitorStores>.Instance);
        await stores.OpenAsync();
        var service = new KeyService(stores.Keys, stores.Accounts, new KeyHasher(new PepperFile(_data.Path).Load()), new KeyPolicy(TimeSpan.FromDays(1)), TimeProvider.System);
        return await service.CheckAsync(key);
    }
}
