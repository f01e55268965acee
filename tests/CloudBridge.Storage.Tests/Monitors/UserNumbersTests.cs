using CloudBridge.Storage.Monitors;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Storage.Tests.Monitors;

public sealed class UserNumbersTests
{
    [Fact]
    public void The_number_at_a_place_is_what_counting_would_find()
    {
        var gaps = Gen.Choose(1, 40).ListOf().Select(list => list.Distinct().OrderDescending().ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(gaps.ToArbitrary(), Holds));
    }

    private static void Holds(int[] gaps)
    {
        const int Last = 40;
        var numbers = new UserNumbers([.. gaps.Select(gap => (long)gap)]);
        var users = Enumerable.Range(1, Last).Except(gaps).OrderDescending().ToArray();
        for (var offset = 0; offset < users.Length; offset++)
        {
            Assert.Equal(users[offset], numbers.At(Last, offset));
        }

        Assert.True(numbers.At(Last, users.Length) < 1);
    }
}
