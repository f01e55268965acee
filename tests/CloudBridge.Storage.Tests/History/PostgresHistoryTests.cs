namespace CloudBridge.Storage.Tests.History;

public sealed class PostgresHistoryTests() : HistoryContractTests(isPostgres: true);
