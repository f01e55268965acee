using CloudBridge.Scratch;

namespace CloudBridge.Storage.Stats.Ranks;

/// <summary>
/// All users in order by each type, of the world and of each country. Every place is given once: equal values go by the lower
/// number on Scratch, then by who was stored first. Who has no value of a type has no place by it. Immutable.
/// </summary>
internal sealed class UserRanks
{
    private const long SchoolViews = 1_000;

    private readonly UserColumns _users;
    private readonly int[][] _countryStarts = new int[UserColumns.Types][];
    private readonly int[][] _orders = new int[UserColumns.Types][];
    private readonly int[][] _places = new int[UserColumns.Types][];
    private readonly int[][] _countryOrders = new int[UserColumns.Types][];
    private readonly int[][] _countryPlaces = new int[UserColumns.Types][];

    public UserRanks(UserColumns users)
    {
        _users = users;
        var ranked = StableOrder.Ascending([.. Enumerable.Range(0, users.Rows.Length).Where(IsRanked)], users.Ids);
        for (var type = 0; type < UserColumns.Types; type++)
        {
            var values = users.Values[type];
            _orders[type] = StableOrder.Descending([.. ranked.Where(user => values[user] != UserColumns.Unknown)], values);
            _countryStarts[type] = StartsOf(_orders[type]);
            (_places[type], _countryOrders[type], _countryPlaces[type]) = Place(_orders[type], _countryStarts[type]);
        }

        Count = ranked.Count(HasPlace);
    }

    /// <summary>Users with a place.</summary>
    public int Count { get; }

    /// <summary>A page of rows of the table; empty behind the end and for a country that is not known.</summary>
    public long[] Page(UserRankType type, string? country, int page)
    {
        var order = OrderOf((int)type, country);
        var start = (long)page * IScratchStats.PageSize;
        return start >= order.Count
            ? []
            : [.. order.Slice((int)start).Take(IScratchStats.PageSize).Select(user => _users.Rows[user])];
    }

    /// <summary>Counts and places of the user of a row; null for a user who came after the ranking or has no place.</summary>
    public (UserCounts Counts, UserCounts Ranks, UserCounts? CountryRanks)? Of(long row)
    {
        var user = Array.BinarySearch(_users.Rows, row);
        if (user < 0 || !HasPlace(user))
        {
            return null;
        }

        return (
            Numbers(_users.Values, user, least: 0),
            Numbers(_places, user, least: 1),
            _users.Countries[user] < 0 ? null : Numbers(_countryPlaces, user, least: 1));
    }

    private ArraySegment<int> OrderOf(int type, string? country)
    {
        if (country is null)
        {
            return _orders[type];
        }

        return _users.CountryNames.TryGetValue(country, out var number)
            ? new ArraySegment<int>(
                _countryOrders[type],
                _countryStarts[type][number],
                _countryStarts[type][number + 1] - _countryStarts[type][number])
            : ArraySegment<int>.Empty;
    }

    private bool HasPlace(int user) => Array.Exists(_places, places => places[user] > 0);

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

    private (int[] Places, int[] CountryOrder, int[] CountryPlaces) Place(int[] order, int[] starts)
    {
        var places = new int[_users.Rows.Length];
        var countryOrder = new int[starts[^1]];
        var countryPlaces = new int[_users.Rows.Length];
        var next = (int[])starts.Clone();
        for (var i = 0; i < order.Length; i++)
        {
            var user = order[i];
            places[user] = i + 1;
            if (_users.Countries[user] is >= 0 and var country)
            {
                countryOrder[next[country]] = user;
                countryPlaces[user] = ++next[country] - starts[country];
            }
        }

        return (places, countryOrder, countryPlaces);
    }

    private static UserCounts Numbers<T>(T[][] numbers, int user, long least)
        where T : struct, IConvertible => new()
        {
            Views = Number(numbers, UserRankType.Views, user, least),
            Loves = Number(numbers, UserRankType.Loves, user, least),
            Comments = Number(numbers, UserRankType.Comments, user, least),
            Favorites = Number(numbers, UserRankType.Favorites, user, least),
            Followers = Number(numbers, UserRankType.Followers, user, least),
            Following = Number(numbers, UserRankType.Following, user, least),
        };

    private static long? Number<T>(T[][] numbers, UserRankType type, int user, long least)
        where T : struct, IConvertible => numbers[(int)type][user].ToInt64(null) is var number && number >= least ? number : null;
}
