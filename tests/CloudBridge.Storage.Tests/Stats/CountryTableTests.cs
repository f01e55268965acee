using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Stats.Writing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Tests.Stats;

public sealed class CountryTableTests
{
    [Fact]
    public void However_many_names_come_each_has_one_number_and_few_are_in_memory()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute(MigrationFiles.Stats[0].Sql);
        using var countries = new CountryTable(connection);

        var first = Enumerable.Range(0, 5_000).Select(number => countries.IdOf($"land {number}")).ToArray();
        var again = Enumerable.Range(0, 5_000).Select(number => countries.IdOf($"LAND {number}"));

        Assert.Equal(first, again);
        Assert.Equal(5_000, first.Distinct().Count());
        Assert.InRange(countries.Count, 1, 1_000);
    }
}
