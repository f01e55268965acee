using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Names;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Egress.Names;

public sealed class SystemHostResolverTests : IDisposable
{
    private readonly SystemHostResolver _resolver = new();

    public void Dispose() => _resolver.Dispose();

    [Fact]
    public async Task The_operating_system_knows_localhost() =>
        Assert.All(await Patience.WaitAsync(_resolver.ResolveAsync("localhost", default).AsTask()), address => Assert.True(IPAddress.IsLoopback(address)));

    [Fact]
    public async Task What_cannot_be_a_host_is_not_found() =>
        await Assert.ThrowsAsync<HostNotFoundException>(() => _resolver.ResolveAsync(new string('a', 300), default).AsTask());

    [Fact]
    public async Task More_questions_than_places_wait_for_their_turn()
    {
        var answers = await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _resolver.ResolveAsync("localhost", default).AsTask())));

        Assert.Equal(100, answers.Length);
    }

    [Fact]
    public async Task A_question_for_which_there_is_no_thread_gives_its_place_back()
    {
        var threads = new FewThreads { AreSpent = true };
        using var resolver = new SystemHostResolver(threads);
        for (var i = 0; i < 40; i++)
        {
            var error = await Assert.ThrowsAsync<HostNotFoundException>(() => Patience.WaitAsync(resolver.ResolveAsync("localhost", default).AsTask()));
            Assert.False(error.IsCertain);
        }

        threads.AreSpent = false;
        Assert.NotEmpty(await Patience.WaitAsync(resolver.ResolveAsync("localhost", default).AsTask()));
    }

    [Fact]
    public async Task One_who_gives_up_is_let_go() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _resolver.ResolveAsync("localhost", new CancellationToken(canceled: true)).AsTask());

    /// <summary>A machine whose threads may be spent.</summary>
    private sealed class FewThreads : TaskScheduler
    {
        public bool AreSpent { get; set; }

        protected override void QueueTask(Task task)
        {
            if (AreSpent)
            {
                throw new OutOfMemoryException("No thread can be started.");
            }

            new Thread(() => TryExecuteTask(task)) { IsBackground = true }.Start();
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
