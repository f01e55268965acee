Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/CloudBridge.Reliability -- prove [row]");
return 2;
