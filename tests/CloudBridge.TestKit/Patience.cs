namespace CloudBridge.TestKit;

/// <summary>Ends waits for what never comes, long after a loaded machine would have brought it.</summary>
public static class Patience
{
    /// <summary>How long a test waits for what must come.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Waits for a task.</summary>
    public static Task WaitAsync(Task task) => task.WaitAsync(Limit);

    /// <summary>Waits for the result of a task.</summary>
    public static Task<T> WaitAsync<T>(Task<T> task) => task.WaitAsync(Limit);
}
