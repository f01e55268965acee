using CloudBridge;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var bridge = builder.Services.AddCloudBridge(options =>
    options.AddCloud("local", "ws://127.0.0.1:9080/", CloudKind.Embedded, "first"));

bridge.MapRequest("greet", (string name) => $"Hello {name}!");

await builder.Build().RunAsync();
