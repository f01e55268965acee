using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>Reads all users and projects into columns, in one look at the database.</summary>
internal sealed class RankReader(SqliteConnection connection, CancellationToken cancellationToken)
{
    private const int RowsBetweenLooks = 10_000;

    private const string UsersSql = """
        SELECT row, id, country, school IS NOT NULL
                OR coalesce(status LIKE '%teacher%' OR status LIKE '%student%' OR status LIKE '%educator%' OR status LIKE '%pupil%'
                    OR status LIKE '%school%', 0),
            views, loves, comments, favorites, followers, following
        FROM users ORDER BY row
        """;

    // Only an index has this order and all these columns.
    private const string ProjectsSql =
        "SELECT user, id, views, loves, favorites, comments FROM projects INDEXED BY projects_of_user ORDER BY user";

    private readonly Dictionary<long, int> _countries = [];
    private readonly ProjectColumns _projects = new();
    private bool[][] _isSummed = [];
    private int _rows;

    public (UserColumns Users, ProjectColumns Projects) Read()
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        var users = new UserColumns(connection.ExecuteScalar<int>("SELECT count(*) FROM users"));
        ReadCountries(users);
        ReadUsers(users);
        ReadProjects(users);
        return (users, _projects);
    }

    private void ReadCountries(UserColumns users)
    {
        foreach (var (id, name) in connection.Query<(long, string)>("SELECT id, name FROM countries ORDER BY id"))
        {
            users.CountryNames.TryAdd(name, users.CountryNames.Count);
            _countries[id] = users.CountryNames[name];
        }
    }

    private void ReadUsers(UserColumns users)
    {
        _isSummed = [.. Enumerable.Range(0, UserColumns.Summed).Select(_ => new bool[users.Rows.Length])];
        using var statement = new SqlStatement(connection, UsersSql);
        using var reader = statement.Read();
        while (Next(reader))
        {
            var id = reader.IsDBNull(1) ? long.MaxValue : reader.GetInt64(1);
            var user =
                users.Add(reader.GetInt64(0), id, reader.IsDBNull(2) ? -1 : _countries[reader.GetInt64(2)], reader.GetBoolean(3));
            for (var type = 0; type < UserColumns.Types; type++)
            {
                ReadValue(reader, users, user, type);
            }
        }
    }

    private void ReadValue(SqliteDataReader reader, UserColumns users, int user, int type)
    {
        if (!reader.IsDBNull(type + 4))
        {
            users.Values[type][user] = reader.GetInt64(type + 4);
            return;
        }

        users.Values[type][user] = UserColumns.Unknown;
        if (type < UserColumns.Summed)
        {
            _isSummed[type][user] = true;
        }
    }

    private void ReadProjects(UserColumns users)
    {
        using var statement = new SqlStatement(connection, ProjectsSql);
        using var reader = statement.Read();
        var user = 0;
        while (Next(reader))
        {
            var (views, loves, favorites, comments) = (Value(reader, 2), Value(reader, 3), Value(reader, 4), Value(reader, 5));
            if (views >= ProjectRanks.LeastViews)
            {
                Keep(reader.GetInt64(1), [views, loves, favorites, comments]);
            }

            if (reader.IsDBNull(0))
            {
                continue;
            }

            for (var row = reader.GetInt64(0); users.Rows[user] < row;)
            {
                user++;
            }

            AddUp(users, user, [views, loves, comments, favorites]);
        }
    }

    private void Keep(long id, ReadOnlySpan<long> values)
    {
        _projects.Ids.Add(id);
        for (var type = 0; type < values.Length; type++)
        {
            _projects.Values[type].Add(values[type]);
        }
    }

    // The order of UserRankType, whose first four are the sums.
    private void AddUp(UserColumns users, int user, ReadOnlySpan<long> values)
    {
        for (var type = 0; type < values.Length; type++)
        {
            if (_isSummed[type][user] && values[type] != UserColumns.Unknown)
            {
                users.Values[type][user] = Math.Max(0, users.Values[type][user]) + values[type];
            }
        }
    }

    private static long Value(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? UserColumns.Unknown : reader.GetInt64(column);

    private bool Next(SqliteDataReader reader)
    {
        if (++_rows % RowsBetweenLooks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return reader.Read();
    }
}
