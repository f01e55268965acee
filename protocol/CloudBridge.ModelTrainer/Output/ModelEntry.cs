namespace CloudBridge.ModelTrainer.Output;

/// <summary>An entry before its share becomes a whole number.</summary>
internal sealed record ModelEntry(string Symbol, int Next, double Share);
