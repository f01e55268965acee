using static CloudBridge.Storage.Tests.Stats.StatsData;

namespace CloudBridge.Storage.Tests.Stats;

/// <summary>Searches in scripts without spaces, with signs, and in the marks that devices really type.</summary>
public sealed class ForumScriptTests : IAsyncLifetime
{
    private static readonly string[] Texts =
    [
        "スクラッチのクラウド変数について", "我的云变量不能保存", "ตัวแปรคลาวด์ใช้งานไม่ได้", "I love C++ and cats", "C is not C#", "clouds come and go", "Hello, world", "hello world", "100% of a_b", "ລາວພາສາ",
    ];

    private readonly StatsData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Theory]
    [InlineData("クラウド", "1")]
    [InlineData("\"クラウド\"", "1")]
    [InlineData("変数", "1")]
    [InlineData("ラウ", "1")]
    [InlineData("云变量", "2")]
    [InlineData("变量", "2")]
    [InlineData("云", "2")]
    [InlineData("量变", "")]
    [InlineData("คลาวด์", "3")]
    [InlineData("ตัวแปร", "3")]
    [InlineData("ພາສາ", "10")]
    [InlineData("+content:云变量 -保存", "")]
    public async Task A_word_inside_a_run_is_found(string query, string posts) => Assert.Equal(posts, await SearchAsync(query));

    [Theory]
    [InlineData("\"C++\"", "4")]
    [InlineData("\"c++\"", "4")]
    [InlineData("+C#", "5")]
    [InlineData("+cats -\"C++\"", "")]
    [InlineData("+c -\"C++\"", "5")]
    [InlineData("-\"C++\" -\"C#\" -world -run -a -of -go -クラウド -云 -คลาวด์ -ພາສາ", "")]
    [InlineData("\"Hello, world\"", "7")]
    [InlineData("\"hello world\"", "8|7")]
    [InlineData("\"100% of\"", "9")]
    [InlineData("+a_b", "9")]
    public async Task A_sign_in_a_phrase_must_be_there(string query, string posts) => Assert.Equal(posts, await SearchAsync(query));

    [Theory]
    [InlineData("“hello world”", "8|7")]
    [InlineData("„Hello, world“", "7")]
    [InlineData("「クラウド」", "1")]
    [InlineData("«clouds come»", "6")]
    [InlineData("＋username：Ada ＋cats", "4")]
    [InlineData("+hello –comma −\"hello, world\"", "8")]
    [InlineData("+username:Ada　+cats", "4")]
    public async Task The_marks_of_every_keyboard_are_understood(string query, string posts) => Assert.Equal(posts, await SearchAsync(query));

    private async Task<string> SearchAsync(string query)
    {
        var stats = await _data.FilledAsync([.. Texts.Select((text, i) => Post(i + 1, "Ada", 13, "Feeds", "Suggestions", text))]);
        var found = (await stats.SearchPostsAsync(query, 0)).Value;
        Assert.Equal(found.Posts.Count, found.Hits);
        return string.Join('|', found.Posts.Select(post => post.Id));
    }
}
