using CloudBridge.Connections;
using CloudBridge.Requests;
using CloudBridge.Wires.Topics;

namespace CloudBridge.Hosting;

/// <summary>The topics of all projects of a bridge.</summary>
internal sealed class ProjectTopics(BridgeRuntime runtime) : ICloudTopics
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
        return !TopicRules.IsName(topic) ? RequestResult.BadArgument(TopicRules.Rule)
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
        return TopicsOf(context).Select(topics => topics.Latest(topic)).FirstOrDefault(value => value is not null)
            ?? RequestResult.NotFound("That topic has no value yet. Ask \"topic.list\" for those that have one.");
    }

    public IReadOnlyList<string> List(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. TopicsOf(context).SelectMany(topics => topics.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private void Publish(string topic, RequestResult value, string? project)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (!TopicRules.IsName(topic))
        {
            throw new ArgumentException(TopicRules.Rule, nameof(topic));
        }

        if (project is null)
        {
            runtime.Topics.Remember(topic, value);
        }

        var full = runtime.ChannelsOf(project).Where(channel => !TryPublish(channel, topic, value)).ToArray();
        if (full.Length > 0)
        {
            var names = string.Join(", ", full.Select(channel => $"{channel.CloudName}/{channel.ProjectId}"));
            throw new InvalidOperationException($"\"{topic}\" has no value in {names}, where {TopicRules.MaxPublished} other topics are in use.");
        }
    }

    private static bool TryPublish(ProjectChannel channel, string topic, RequestResult value)
    {
        var hasRoom = true;
        foreach (var topics in channel.Topics)
        {
            hasRoom &= topics.TryPublish(topic, value);
        }

        return hasRoom;
    }

    private IReadOnlyList<IOriginTopics> TopicsOf(RequestContext context) => runtime.Find(context.Cloud, context.Project)?.Topics ?? [];
}
