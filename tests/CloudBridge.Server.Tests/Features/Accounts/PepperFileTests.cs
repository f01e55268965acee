using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tests.Features.Accounts;

public sealed class PepperFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string FileName => Path.Combine(_folder.Path, "keys", "pepper");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_at_first_use_for_its_owner_alone_and_stays()
    {
        new PepperFile(_folder.Path).Check();
        Assert.False(File.Exists(FileName));

        var made = new PepperFile(_folder.Path).Load();

        Assert.Equal(32, made.Length);
        Assert.Equal(made, new PepperFile(_folder.Path).Load());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileName));
        }
    }

    [Fact]
    public void Every_data_folder_has_its_own()
    {
        using var other = new TestFolder();

        Assert.NotEqual(new PepperFile(_folder.Path).Load(), new PepperFile(other.Path).Load());
    }

    [Fact]
    public async Task Several_who_need_it_first_at_once_get_the_same()
    {
        for (var round = 0; round < 50; round++)
        {
            var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Convert.ToHexString(new PepperFile(_folder.Path).Load()))));

            Assert.Single(all.Distinct());
            Assert.Equal(["pepper"], Directory.GetFiles(Path.GetDirectoryName(FileName)!).Select(Path.GetFileName));
            File.Delete(FileName);
        }
    }

    [Fact]
    public void One_that_others_can_read_is_refused_with_what_to_do()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        new PepperFile(_folder.Path).Load();
        File.SetUnixFileMode(FileName, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.Contains("chmod 600", Assert.Throws<StartException>(() => new PepperFile(_folder.Path).Load()).Message, StringComparison.Ordinal);
        Assert.Contains("chmod 600", Assert.Throws<StartException>(() => new PepperFile(_folder.Path).Check()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64 but long enough to be taken for one")]
    public void A_damaged_one_is_refused_and_not_replaced(string content)
    {
        new PepperFile(_folder.Path).Load();
        File.WriteAllText(FileName, content);

        Assert.Throws<StartException>(() => new PepperFile(_folder.Path).Load());
        Assert.Equal(content, File.ReadAllText(FileName));
    }

    [Fact]
    public async Task A_server_does_not_start_with_one_that_others_can_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var cli = new Cli();
        new PepperFile(Path.Combine(cli.Folder.Path, "data")).Load();
        File.SetUnixFileMode(Path.Combine(cli.Folder.Path, "data", "keys", "pepper"), UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Assert.Equal(1, await cli.RunAsync("run", "--Http:Port=0", "--CloudServer:Port=0").WaitAsync(Limits.Patience));

        Assert.Contains("chmod 600", cli.Error.ToString(), StringComparison.Ordinal);
    }
}
