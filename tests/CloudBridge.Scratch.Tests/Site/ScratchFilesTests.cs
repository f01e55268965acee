namespace CloudBridge.Scratch.Tests.Site;

public sealed class ScratchFilesTests
{
    [Fact]
    public async Task A_project_of_Scratch_3_is_counted()
    {
        var upstream = new TextUpstream("""
            {"targets":[{"isStage":true,"variables":{"a":["☁ score","12345678901234567890",true],"b":["plain",1]},"lists":{"c":["l",[]]},"blocks":{"1":{},"2":[12,"x"]},"costumes":[{}],"sounds":[]},
                        {"isStage":false,"variables":{"d":["☁ fake",5,false]},"blocks":{"3":{}},"costumes":[{},{}],"sounds":[{}]}],
             "extensions":["pen"],"meta":{"semver":"3.0.0"}}
            """);

        var content = await upstream.Client<IScratchFiles>(OneProjectApi.With("a b&c")).GetContentAsync(104);

        Assert.Equal((1, 3, 3, 1, 2, 1), (content.Sprites, content.Blocks, content.Costumes, content.Sounds, content.Variables, content.Lists));
        Assert.Equal([new("☁ score", "12345678901234567890")], content.CloudVariables);
        Assert.Equal(("pen", "3.0.0"), (Assert.Single(content.Extensions), content.Version));
        Assert.Equal((Upstream.Projects, "104?token=a%20b%26c"), (upstream.Call.Upstream, upstream.Call.Path));
    }

    [Fact]
    public async Task A_project_of_Scratch_2_is_counted_but_for_its_blocks()
    {
        var upstream = new TextUpstream("""
            {"objName":"Stage","variables":[{"name":"☁ score","value":5,"isPersistent":true},{"name":"x","value":1,"isPersistent":false}],"costumes":[{}],"sounds":[{}],
             "children":[{"objName":"Sprite1","costumes":[{},{}]},{"target":"Stage","cmd":"getVar:"}]}
            """);

        var content = await upstream.Client<IScratchFiles>(OneProjectApi.With(null)).GetContentAsync(104);

        Assert.Equal((1, (int?)null, 3, 1, 1, "2"), (content.Sprites, content.Blocks, content.Costumes, content.Sounds, content.Variables, content.Version));
        Assert.Equal([new("☁ score", "5")], content.CloudVariables);
        Assert.Equal("104", upstream.Call.Path);
    }

    [Fact]
    public async Task What_is_no_project_is_malformed() =>
        await TextUpstream.MalformedAsync(() => new TextUpstream("""{"targets":5}""").Client<IScratchFiles>().GetContentAsync(1));

    [Fact]
    public async Task Status_688_is_the_default_avatar()
    {
        var upstream = new TextUpstream("png", "image/png", 688);

        var file = await upstream.Client<IScratchFiles>().GetThumbnailAsync(ThumbnailKind.Studio, 5, 170, 100);

        Assert.Equal(("image/png", 3, true), (file.MediaType, file.Data.Length, file.IsDefault));
        Assert.Equal("get_image/gallery/5_170x100.png", upstream.Call.Path);
    }

    [Fact]
    public async Task Assets_are_asked_for_only_by_names_that_assets_have()
    {
        var upstream = new TextUpstream("<svg/>", "image/svg+xml");
        var files = upstream.Client<IScratchFiles>();

        Assert.False((await files.GetAssetAsync("cd21514d0531fdffb22204e0ec5ed84a.svg")).IsDefault);
        Assert.Equal("internalapi/asset/cd21514d0531fdffb22204e0ec5ed84a.svg/get/", upstream.Call.Path);

        await Assert.ThrowsAsync<ArgumentException>(() => files.GetAssetAsync("../secret"));
        await Assert.ThrowsAsync<ArgumentException>(() => files.GetAssetAsync("cd21514d0531fdffb22204e0ec5ed84a.svg\n"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => files.GetThumbnailAsync(ThumbnailKind.User, 5, 0, 100));
    }
}
