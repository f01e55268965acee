using CloudBridge;
using CloudBridge.Examples.Scores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IScores, InMemoryScores>();
var bridge = builder.Services.AddCloudBridge(options =>
{
    options.AddCloud("local", "ws://127.0.0.1:9080/", CloudKind.Embedded, "scores");
    options.Requests.Timeout = TimeSpan.FromSeconds(5);
});

// Methods with [Request], one object of the class for each request.
bridge.MapRequests<ScoreRequests>();

// A group: its requests are called dice.roll and dice.many, and share a filter.
var dice = bridge.MapGroup("dice").AddFilter(Filters.LogSlowRequests(TimeSpan.FromSeconds(1)));
dice.MapRequest("roll", () => Random.Shared.Next(1, 7))
    .WithDescription("A number from 1 to 6.");
dice.MapRequest("many", (int count) => Enumerable.Range(0, Math.Clamp(count, 1, 100)).Select(_ => Random.Shared.Next(1, 7)))
    .WithDescription("Up to 100 numbers from 1 to 6.")
    .RateLimit(5, TimeSpan.FromSeconds(1));

// An answer that is worth keeping for a while.
bridge.MapRequest("weather", async (string town, CancellationToken cancellationToken) =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        return $"Sunny in {town}";
    })
    .WithDescription("The weather in a town.")
    .WithTimeout(TimeSpan.FromSeconds(3))
    .Cache(TimeSpan.FromMinutes(10));

// What a handler may know about its request.
bridge.MapRequest("whoami", (RequestContext context) =>
    $"request {context.Id} of project {context.Project} on {context.Cloud}");

// Requests that must know who asks.
bridge.MapRequest("score.mine", async (IScores scores, RequestContext context, CancellationToken cancellationToken) =>
        await scores.AddAsync(context.Asker.Name!, 0, cancellationToken))
    .WithDescription("Your own points.")
    .RequireAsker(AskerEvidence.LogMatched);
bridge.MapRequest("score.reset", async (IScores scores, RequestContext context, CancellationToken cancellationToken) =>
    {
        var points = await scores.AddAsync(context.Asker.Name!, 0, cancellationToken);
        return await scores.AddAsync(context.Asker.Name!, -points, cancellationToken);
    })
    .WithDescription("Sets your own points back to 0.")
    .RequireAsker(AskerEvidence.Proven);

// A variable that is no request: tell everybody when the high score changes.
bridge.OnVariable("HIGHSCORE", async (change, services, cancellationToken) =>
{
    if (!change.IsSnapshot)
    {
        var sender = services.GetRequiredService<ICloudSender>();
        await sender.SendAsync($"New high score: {change.Value}", change.Project, cancellationToken);
    }
});

// A topic: projects that have subscribed to score.best get each new value.
bridge.MapRequest("score.publish", (string player, int points, ICloudTopics topics, RequestContext context) =>
    topics.Publish("score.best", [player, $"{points}"], context.Project))
    .WithDescription("Tells every project that listens who is the best.");

await builder.Build().RunAsync();
