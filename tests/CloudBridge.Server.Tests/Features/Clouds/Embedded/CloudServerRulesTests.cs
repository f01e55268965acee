using CloudBridge.Server.Configuration;
using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Tests.Features.Clouds.Embedded;

public sealed class CloudServerRulesTests
{
    [Theory]
    [InlineData("CloudServer:KeepRooms")]
    [InlineData("CloudServer:AllowText")]
    public void What_Scratch_does_not_have_is_a_fault_where_it_is_played(string key)
    {
        Assert.Equal(key, Assert.Single(FaultsOf((key, "true"), ("CloudServer:Profile", "Scratch"))).Key);
        Assert.Empty(FaultsOf((key, "true")));
        Assert.Empty(FaultsOf((key, "true"), ("CloudServer:Profile", "Scratch"), ("CloudServer:Enabled", "false")));
    }

    [Fact]
    public void The_disk_must_have_place_for_what_the_memory_has()
    {
        Assert.Equal("CloudServer:KeptBytes", Assert.Single(FaultsOf(("CloudServer:KeepRooms", "true"), ("CloudServer:MaxBytes", "268435457"))).Key);
        Assert.Empty(FaultsOf(("CloudServer:KeepRooms", "true"), ("CloudServer:MaxBytes", "268435456")));
        Assert.Empty(FaultsOf(("CloudServer:MaxBytes", "268435457")));
    }

    [Fact]
    public void Changes_that_nobody_can_read_are_not_remembered()
    {
        Assert.Equal("CloudServer:AuditFor", Assert.Single(FaultsOf(("CloudServer:AuditFor", "1 h"), ("Monitors:Enabled", "false"))).Key);
        Assert.Empty(FaultsOf(("CloudServer:AuditFor", "1 h")));
    }

    private static IReadOnlyList<ConfigurationFault> FaultsOf(params (string Key, string Value)[] settings) =>
        ServerFeatures.Loader.Of(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Faults;
}
