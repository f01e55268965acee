namespace CloudBridge.Storage.Tests.History;

public sealed class SqliteHistoryTests() : HistoryContractTests(isPostgres: false);
