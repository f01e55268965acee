using CloudBridge.Server.CommandLine;

return await CloudBridgeCommand.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);
