using CloudBridge.Client;

namespace CloudBridge.Server.Tests.Requests;

/// <summary>What upstreams tell arrives in the fields that are asked for: from their JSON to the text of the answer.</summary>
public sealed class FieldValueTests(FieldValueTests.Server server) : IClassFixture<FieldValueTests.Server>
{
    [Theory]
    [InlineData("image_282x218", "https://p.example/282.png")]
    [InlineData("image_216x163", "https://p.example/216.png")]
    [InlineData("image_200x200", "https://p.example/200.png")]
    [InlineData("image_144x108", "https://p.example/144.png")]
    [InlineData("image_135x102", "https://p.example/135.png")]
    [InlineData("image_100x80", "https://p.example/100.png")]
    [InlineData("image", "https://p.example/480.png")]
    public async Task A_picture_of_a_project_comes_in_the_size_that_is_asked_for(string field, string address)
    {
        Assert.Equal(address, await AskAsync($"project.info 104 fields:{field}"));
        Assert.Equal(address, await AskAsync($"project.remixes 104 fields:{field}"));
        Assert.Equal("105|", await AskAsync($"project.info 105 fields:id,{field}"));
    }

    [Theory]
    [InlineData("project.info 104 fields:token", "1657533369_d4e43df47c36")]
    [InlineData("project.remixes 104 fields:token", "")]
    [InlineData("project.info 104 fields:author_scratchteam,author_joined,author_image", "1|2981.5|https://u.example/90.png")]
    [InlineData("project.info 104 fields:author_joined dates:iso", "2008-02-29T12:00:00Z")]
    [InlineData("project.remixes 104 fields:author_scratchteam,author_joined,author_image", "||https://uploads.scratch.mit.edu/get_image/user/3_90x90.png")]
    [InlineData("project.info 105 fields:author_scratchteam,author_joined,author_image,token", "|||")]
    [InlineData("project.info 104 fields:created,modified,shared", "2620.44946759|5356|7260.5")]
    [InlineData("user.info mres fields:scratchteam,joined,profile_id", "1|2981.5|9")]
    [InlineData("user.info mres fields:joined dates:iso", "2008-02-29T12:00:00Z")]
    [InlineData("user.info mres fields:image_90x90,image_60x60,image_55x55", "https://u.example/90.png|https://u.example/60.png|https://u.example/55.png")]
    [InlineData("user.info mres fields:image_50x50,image_32x32,image", "https://u.example/50.png|https://u.example/32.png|https://u.example/90.png")]
    [InlineData("user.info old fields:scratchteam,joined,image,image_90x90", "0|||")]
    [InlineData("studio.comment 5 77 fields:scratchteam,image,date,modified", "1|https://u.example/60.png|7429.75|7429.85739726")]
    [InlineData("studio.comment 5 77 fields:date,modified dates:iso", "2020-05-04T18:00:00Z|2020-05-04T20:34:39.123Z")]
    public async Task What_Scratch_tells_of_somebody_or_something_is_answered(string request, string answer) => Assert.Equal(answer, await AskAsync(request));

    [Theory]
    [InlineData("stats.user mres fields:sysid,id,joined", "745|167|5356")]
    [InlineData("stats.user mres fields:joined dates:iso", "2014-08-31T00:00:00Z")]
    [InlineData("stats.user old fields:sysid,joined", "|")]
    [InlineData("stats.rank views fields:name,sysid", "mres|746|old|")]
    [InlineData("stats.project 104 fields:sysid,checked", "15833|7429.85739726")]
    [InlineData("stats.project 104 fields:checked,created,shared dates:iso", "2020-05-04T20:34:39.123Z|2007-03-05T10:47:14Z|2019-11-17T12:00:00Z")]
    [InlineData("stats.projects views fields:id,sysid", "104|15838")]
    [InlineData("forum.post 28 fields:found,checked,htmlchecked,textchecked,edited", "7260.5|7261.25|7262.75|7261.25|7429.75")]
    [InlineData("forum.post 28 fields:found,checked dates:iso", "2019-11-17T12:00:00Z|2019-11-18T06:00:00Z")]
    [InlineData("forum.post 29 fields:found,checked,htmlchecked,textchecked,edited", "|7262.75|7262.75||")]
    [InlineData("forum.topic 13 fields:found,checked,cached", "7260.5|7261.25|7429.85739726")]
    [InlineData("forum.topic 13 fields:found,checked,cached dates:iso", "2019-11-17T12:00:00Z|2019-11-18T06:00:00Z|2020-05-04T20:34:39.123Z")]
    [InlineData("forum.search x fields:must", "username:ricarose, category:Announcements")]
    [InlineData("forum.search x fields:should,mustnot,hits,query", "content:steps|title:old|3883|+username:ricarose steps -title:old")]
    [InlineData("forum.search x fields:id,checked,editor dates:iso", "28|2019-11-18T06:00:00Z|mres")]
    public async Task What_a_ScratchDB_tells_is_answered(string request, string answer) => Assert.Equal(answer, await AskAsync(request));

    private async Task<string> AskAsync(string request)
    {
        var (name, arguments) = Examples.Read(request);
        var answer = await server.Running.AskAsync(name, arguments);
        Assert.True(answer.Status == AnswerStatus.Done, answer.Error);
        return string.Join('|', answer.Items);
    }

    public sealed class Server : IAsyncLifetime
    {
        private JsonUpstream _upstream = null!;

        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _upstream = await JsonUpstream.StartAsync(FieldAnswers.ByPath);
            Running = await RunningServer.StartAsync(settings =>
            {
                _upstream.Configure(settings);
                settings["Stats:Source"] = "V2";
            });
        }

        public async Task DisposeAsync()
        {
            await Running.DisposeAsync();
            await _upstream.DisposeAsync();
        }
    }
}
