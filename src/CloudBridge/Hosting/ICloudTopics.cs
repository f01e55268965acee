namespace CloudBridge;

/// <summary>
/// Values that projects subscribe to by name: who subscribes gets the latest one at once and each new one when it is
/// published. Only projects that speak CB1 can subscribe. Everybody in a project sees what is sent there. Safe for threads.
/// </summary>
public interface ICloudTopics
{
    /// <summary>
    /// Gives a topic a text as its value; a value that waits for the cloud still is replaced. Nothing is sent where nobody
    /// has subscribed.
    /// </summary>
    /// <param name="topic">1 to 50 letters, digits, <c>.</c>, <c>-</c> and <c>_</c>; case does not matter.</param>
    /// <param name="text">Any text.</param>
    /// <param name="project">
    /// The project; null for all. With the name of a cloud and a slash before it, on that cloud alone.
    /// </param>
    /// <exception cref="ArgumentException">The topic is no name.</exception>
    /// <exception cref="InvalidOperationException">
    /// No project has that id, or those it names have 99 other topics in use; the rest has the value.
    /// </exception>
    void Publish(string topic, string text, string? project = null);

    /// <summary>Gives a topic a list as its value.</summary>
    /// <param name="topic">As above.</param>
    /// <param name="items">The list; null items count as empty texts.</param>
    /// <param name="project">As above.</param>
    /// <exception cref="ArgumentException">The topic is no name.</exception>
    /// <exception cref="InvalidOperationException">
    /// No project has that id, or those it names have 99 other topics in use; the rest has the value.
    /// </exception>
    void Publish(string topic, IEnumerable<string?> items, string? project = null);

    /// <summary>Subscribes who asked, to 20 topics at most; they say hello now and then as long as they want it.</summary>
    /// <returns>A list of the number of the topic and its latest value, which may be missing; or a sentence.</returns>
    RequestResult Subscribe(RequestContext context, string topic);

    /// <summary>Ends a subscription of who asked; without one nothing happens.</summary>
    RequestResult Unsubscribe(RequestContext context, string topic);

    /// <summary>The latest value of a topic of the project that asked.</summary>
    RequestResult Read(RequestContext context, string topic);

    /// <summary>The topics of the project that asked that have a value, by name.</summary>
    IReadOnlyList<string> List(RequestContext context);
}
