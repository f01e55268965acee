using CloudBridge.CloudServer.Delivery;

namespace CloudBridge.CloudServer.Tests.Delivery;

public sealed class ReadGateTests
{
    private bool _passed;

    [Fact]
    public async Task What_waits_goes_on_inside_the_call_that_opens()
    {
        var gate = new ReadGate();
        var waiting = PassAsync(gate);

        gate.Open();

        Assert.True(_passed);
        await waiting;
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

    /// <summary>Waits as connections do: without the context of the test, which would post what follows.</summary>
    private async Task PassAsync(ReadGate gate)
    {
        await gate.OpenedAsync().ConfigureAwait(false);
        _passed = true;
    }
}
