using CloudBridge.Scratch;

namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>
/// All users in order by each type, of the world and of each country. Every place is given once: equal values go by the lower
/// number on Scratch, then by who was stored first. Immutable.
/// </summary>
internal sealed class UserRanks
{
    private const long SchoolViews = 1_000;

    private readonly UserColumns _users;
    private readonly int[] _countryStarts;
    private readonly int[][] _orders = new int[UserColumns.Types][];
    private readonly int[][] _places = new int[UserColumns.Types][];
    private readonly int[][] _countryOrders = new int[UserColumns.Types][];
    private readonly int[][] _countryPlaces = new int[UserColumns.Types][];

    public UserRanks(UserColumns users)
    {
        _users = users;
        var ranked = StableOrder.Ascending([.. Enumerable.Range(0, users.Rows.Length).Where(IsRanked)], users.Ids);
        _countryStarts = StartsOf(ranked);
        for (var type = 0; type < UserColumns.Types; type++)
        {
            _orders[type] = StableOrder.Descending(ranked, users.Values[type]);
            (_places[type], _countryOrders[type], _countryPlaces[type]) = Place(_orders[type]);
        }
    }

    /// <summary>Users with a place.</summary>
    public int Count => _orders[0].Length;

    /// <summary>A page of rows of the table; empty behind the end and for a country that is not known.</summary>
    public long[] Page(UserRankType type, string? country, int page)
    {
        var order = OrderOf((int)type, country);
        var start = (long)page * IScratchStats.PageSize;
        return start >= order.Count ? [] : [.. order.Slice((int)start).Take(IScratchStats.PageSize).Select(user => _users.Rows[user])];
    }

    /// <summary>Counts and places of the user of a row; null for a user who came after the ranking or has no place.</summary>
    public (UserCounts Counts, UserCounts Ranks, UserCounts? CountryRanks)? Of(long row)
    {
        var user = Array.BinarySearch(_users.Rows, row);
        if (user < 0 || _places[0][user] == 0)
        {
            return null;
        }

        return (Counts(_users.Values, user), Counts(_places, user), _users.Countries[user] < 0 ? null : Counts(_countryPlaces, user));
    }

    private ArraySegment<int> OrderOf(int type, string? country)
    {
        if (country is null)
        {
            return _orders[type];
        }

        return _users.CountryNames.TryGetValue(country, out var number)
            ? new ArraySegment<int>(_countryOrders[type], _countryStarts[number], _countryStarts[number + 1] - _countryStarts[number])
            : ArraySegment<int>.Empty;
    }

    private bool IsRanked(int user) => !_users.IsSchool[user] || _users.Values[(int)UserRankType.Views][user] > SchoolViews;

    private int[] StartsOf(int[] ranked)
    {
        var starts = new int[_users.CountryNames.Count + 1];
        foreach (var user in ranked.Where(user => _users.Countries[user] >= 0))
        {
            starts[_users.Countries[user] + 1]++;
        }

        for (var country = 1; country < starts.Length; country++)
        {
            starts[country] += starts[country - 1];
        }

        return starts;
    }

    private (int[] Places, int[] CountryOrder, int[] CountryPlaces) Place(int[] order)
    {
        var places = new int[_users.Rows.Length];
        var countryOrder = new int[_countryStarts[^1]];
        var countryPlaces = new int[_users.Rows.Length];
        var next = (int[])_countryStarts.Clone();
        for (var i = 0; i < order.Length; i++)
        {
            var user = order[i];
            places[user] = i + 1;
            if (_users.Countries[user] is >= 0 and var country)
            {
                countryOrder[next[country]] = user;
                countryPlaces[user] = ++next[country] - _countryStarts[country];
            }
        }

        return (places, countryOrder, countryPlaces);
    }

    private static UserCounts Counts<T>(T[][] numbers, int user)
        where T : struct, IConvertible => new()
        {
            Views = Number(numbers, UserRankType.Views, user),
            Loves = Number(numbers, UserRankType.Loves, user),
            Comments = Number(numbers, UserRankType.Comments, user),
            Favorites = Number(numbers, UserRankType.Favorites, user),
            Followers = Number(numbers, UserRankType.Followers, user),
            Following = Number(numbers, UserRankType.Following, user),
        };

    private static long Number<T>(T[][] numbers, UserRankType type, int user)
        where T : struct, IConvertible => numbers[(int)type][user].ToInt64(null);
}
