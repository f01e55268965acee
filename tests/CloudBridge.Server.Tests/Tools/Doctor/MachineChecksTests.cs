using CloudBridge.Server.Tools.Doctor;

namespace CloudBridge.Server.Tests.Tools.Doctor;

public sealed class MachineChecksTests
{
    [Theory]
    [InlineData("Max open files            1024                 524288               files     ", "Warning", "ulimit -n")]
    [InlineData("Max open files            65536                65536                files     ", "Ok", "")]
    [InlineData("Max open files            unlimited            unlimited            files     ", "Ok", "")]
    [InlineData("Max processes             100                  100                  processes ", "Note", "")]
    public void A_low_limit_of_open_files_is_a_warning(string line, string status, string hint)
    {
        var check = MachineChecks.OpenFiles(["Limit                     Soft Limit           Hard Limit           Units     ", line]);

        Assert.Equal(status, check.Status.ToString());
        Assert.Contains(hint, check.Hint ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_was_never_set_is_a_failure()
    {
        Assert.Equal(CheckStatus.Failed, MachineChecks.Clock(DateTimeOffset.UnixEpoch).Status);
        Assert.Equal("It is 2026-11-22 01:02:03 UTC.", MachineChecks.Clock(new DateTimeOffset(2026, 11, 22, 1, 2, 3, TimeSpan.Zero)).Detail);
    }

    [Theory]
    [InlineData(10, "Failed")]
    [InlineData(100, "Warning")]
    [InlineData(10_000, "Ok")]
    public void Little_room_on_the_disk_is_told_before_there_is_none(long megaBytes, string status) =>
        Assert.Equal(status, DataFolderChecks.Space(megaBytes * 1024 * 1024).Status.ToString());

    [Fact]
    public void A_slow_disk_is_a_warning_and_one_slow_write_is_not()
    {
        var quick = TimeSpan.FromMilliseconds(2);
        var slow = TimeSpan.FromMilliseconds(80);

        Assert.Equal(CheckStatus.Ok, DataFolderChecks.Synced([quick, slow, quick]).Status);
        Assert.Equal(CheckStatus.Warning, DataFolderChecks.Synced([slow, quick, slow]).Status);
        Assert.Equal("A write is safe on the disk after 80.0 ms.", DataFolderChecks.Synced([slow]).Detail);
    }
}
