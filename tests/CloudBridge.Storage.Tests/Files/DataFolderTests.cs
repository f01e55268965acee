namespace CloudBridge.Storage.Tests.Files;

public sealed class DataFolderTests : IAsyncLifetime
{
    private readonly TestData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public void A_claim_makes_the_folder_and_ends_when_it_is_given_up()
    {
        var folder = new DataFolder(_data.In("new/deep"));

        folder.Claim().Dispose();

        using var again = folder.Claim();
        Assert.True(Directory.Exists(folder.Path));
    }

    [Fact]
    public void Two_claims_at_once_are_refused()
    {
        using var first = _data.Folder.Claim();

        var error = Assert.Throws<StorageException>(() => _data.Folder.Claim());

        Assert.Contains("Stop it first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_with_what_to_do()
    {
        await File.WriteAllTextAsync(_data.In("file"), "in the way");

        var error = Assert.Throws<StorageException>(() => new DataFolder(_data.In("file/folder")).Claim());

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Contains("--Data:Folder=PATH", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_system_that_is_read_only_is_said_to_be_that()
    {
        // Also root, which may write everywhere else, cannot write there.
        var error = Assert.Throws<StorageException>(() => new DataFolder(OperatingSystem.IsLinux() ? "/proc/cloudbridge" : @"\\.\nowhere").Claim());

        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_and_the_files_in_it_are_for_their_owner_alone_also_when_others_could_read_them_before()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await (await _data.OpenAsync()).DisposeAsync();
        File.SetUnixFileMode(_data.Folder.Path, UnixModes.OpenFolder);
        File.SetUnixFileMode(_data.Folder.Database, UnixModes.OpenFile);

        await (await _data.OpenAsync()).BeginAsync(_data.Entry(1));

        UnixModes.Check(UnixModes.OwnersFolder, _data.Folder.Path);
        UnixModes.Check(UnixModes.OwnersFile, _data.Folder.Database, _data.Folder.Database + "-wal", _data.Folder.Database + "-shm");
    }

    [Fact]
    public void A_new_folder_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = new DataFolder(_data.In("new"));

        folder.Claim().Dispose();

        UnixModes.Check(UnixModes.OwnersFolder, folder.Path);
    }

    [Fact]
    public void A_folder_that_is_there_for_everybody_is_not_closed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode everybody = UnixModes.OpenFolder | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit;
        var shared = Directory.CreateDirectory(_data.In("shared"));
        File.SetUnixFileMode(shared.FullName, everybody);

        new DataFolder(shared.FullName).Claim().Dispose();

        UnixModes.Check(everybody, shared.FullName);
    }
}
