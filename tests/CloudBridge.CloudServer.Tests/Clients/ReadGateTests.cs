using CloudBridge.CloudServer.Clients;

namespace CloudBridge.CloudServer.Tests.Clients;

public sealed class ReadGateTests
{
    [Fact]
    public async Task What_waits_goes_on_inside_the_call_that_opens()
    {
        var gate = new ReadGate();
        var passed = 0;
        var waiting = PassAsync();

        gate.Open();

        Assert.Equal(1, passed);
        await waiting;

        async Task PassAsync()
        {
            await gate.OpenedAsync();
            passed++;
        }
    }

    [Fact]
    public async Task A_gate_closes_behind_each_that_passes()
    {
        var gate = new ReadGate();
        for (var i = 0; i < 3; i++)
        {
            var opened = gate.OpenedAsync();
            Assert.False(opened.IsCompleted);
            gate.Open();
            await opened;
        }
    }

    [Fact]
    public async Task A_gate_opened_before_the_wait_lets_it_pass()
    {
        var gate = new ReadGate();

        gate.Open();

        await gate.OpenedAsync();
    }
}
