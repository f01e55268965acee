using CloudBridge;
using CloudBridge.Client;

var cloud = new CloudOptions { Kind = CloudKind.Embedded, Url = new Uri("ws://127.0.0.1:9080/") };
await using var player = await CloudRequestClient.ConnectAsync(cloud, "scores");
var answer = await player.AskAsync("score.add", ["Ada", "5"]);
Console.WriteLine($"{answer.Status}: {string.Join(", ", answer.Items)} after {answer.Elapsed.TotalMilliseconds:F0} ms");
