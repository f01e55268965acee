using CloudBridge.Server.CommandLine;
using CloudBridge.Server.Program;

return await CloudBridgeCommand.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);
