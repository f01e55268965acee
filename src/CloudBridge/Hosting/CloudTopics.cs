using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.Cb1.Topics;

namespace CloudBridge.Hosting;

/// <summary>The topics of all projects of a bridge.</summary>
internal sealed class CloudTopics(BridgeRuntime runtime) : ICloudTopics
{
    public void Publish(string topic, string text, string? project = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Publish(topic, RequestResult.Text(text), project);
    }

    public void Publish(string topic, IEnumerable<string?> items, string? project = null) =>
        Publish(topic, RequestResult.List(items), project);

    public RequestResult Subscribe(RequestContext context, string topic)
    {
        ArgumentNullException.ThrowIfNull(context);
        return !TopicNames.IsName(topic) ? RequestResult.BadArgument(TopicNames.Rule)
            : context.Request.Origin.Topics is { } topics ? topics.Subscribe(context.Request.Id, topic)
            : RequestResult.Failed("This project cannot hear new values by itself. Ask \"topic.read\" for the latest one.");
    }

    public RequestResult Unsubscribe(RequestContext context, string topic)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Request.Origin.Topics?.Unsubscribe(context.Request.Id, topic);
        return RequestResult.Empty;
    }

    public RequestResult Read(RequestContext context, string topic)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RoomOf(context)?.Topics.Latest(topic) ?? RequestResult.NotFound("That topic has no value yet. Ask \"topic.list\" for those that have one.");
    }

    public IReadOnlyList<string> List(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RoomOf(context)?.Topics.Names ?? [];
    }

    private void Publish(string topic, RequestResult value, string? project)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (!TopicNames.IsName(topic))
        {
            throw new ArgumentException(TopicNames.Rule, nameof(topic));
        }

        if (project is null)
        {
            runtime.Topics.Remember(topic, value);
        }

        var full = runtime.LinksOf(project).Where(link => !link.Cb1.Topics.TryPublish(topic, value)).ToArray();
        if (full.Length > 0)
        {
            var names = string.Join(", ", full.Select(link => $"{link.CloudName}/{link.ProjectId}"));
            throw new InvalidOperationException($"\"{topic}\" has no value in {names}, where {Cb1Topics.MaxPublished} other topics are in use.");
        }
    }

    private Cb1Room? RoomOf(RequestContext context) => runtime.Find(context.Cloud, context.Project)?.Cb1;
}
