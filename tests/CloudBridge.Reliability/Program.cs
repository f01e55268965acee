using CloudBridge.Reliability.Loss;
foreach (var seed in args.Skip(1).Select(int.Parse)) {
var t = TimeProvider.System.GetTimestamp();
var r = await new LossRow().RunAsync(seed, double.Parse(args[0]), default);
Console.WriteLine($"{r.Passed} {TimeProvider.System.GetElapsedTime(t).TotalSeconds:F1}s\n  {r.Sprite}\n  {r.GapsOnly}");
}
return 0;
