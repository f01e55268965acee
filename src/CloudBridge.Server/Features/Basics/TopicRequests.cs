namespace CloudBridge.Server.Features.Basics;

/// <summary>Topics: values that come by themselves whenever they change.</summary>
internal sealed class TopicRequests(ICloudTopics topics)
{
    [Request(
        "topic.subscribe",
        Description = "Sends each new value of a topic to the project from now on, without asking again. Needs the CB1 blocks.",
        Example = "topic.subscribe score.best",
        Answer = "the number of the topic, and its latest value if it has one",
        Idempotent = true)]
    public RequestResult Subscribe(string name, RequestContext context) => topics.Subscribe(context, name.Trim());

    [Request(
        "topic.unsubscribe",
        Description = "Stops sending the values of a topic.",
        Example = "topic.unsubscribe score.best",
        Answer = "nothing",
        Idempotent = true)]
    public RequestResult Unsubscribe(string name, RequestContext context) => topics.Unsubscribe(context, name.Trim());

    [Request(
        "topic.read",
        Description = "Gives the latest value of a topic once.",
        Example = "topic.read score.best",
        Answer = "a text or a list",
        Idempotent = true)]
    public RequestResult Read(string name, RequestContext context) => topics.Read(context, name.Trim());

    [Request(
        "topic.list",
        Description = "Lists the topics that have a value.",
        Example = "topic.list",
        Answer = "a list of names",
        Idempotent = true)]
    public RequestResult List(RequestContext context) => topics.List(context) is { Count: > 0 } names
        ? RequestResult.List(names)
        : RequestResult.NotFound("No topic has a value yet.");
}
