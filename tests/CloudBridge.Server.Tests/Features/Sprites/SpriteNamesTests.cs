using System.IO.Compression;
using System.Net;
using System.Text;

namespace CloudBridge.Server.Tests.Features.Sprites;

public sealed class SpriteNamesTests
{
    [Fact]
    public async Task Offered_projects_have_the_variables_of_the_cloud_they_are_for()
    {
        await using var server = await RunningServer.StartAsync(settings =>
        {
            settings["Cloud:Own:RequestVariable"] = "up";
            settings["Cloud:Own:ResponseVariables"] = "down,below";
            settings["Cloud:Second:Kind"] = "Embedded";
            settings["Cloud:Second:Projects"] = "other";
        });

        Assert.Contains("\"☁ below\"", await ProjectAsync("starter.sb3"), StringComparison.Ordinal);
        Assert.DoesNotContain("FROM_HOST", await ProjectAsync("cloudhead.sb3?cloud=own"), StringComparison.Ordinal);
        Assert.Contains("\"☁ FROM_HOST_9\"", await ProjectAsync("starter.sb3?cloud=Second"), StringComparison.Ordinal);
        using var unknown = await server.Http.GetAsync(new Uri("sprites/starter.sb3?cloud=third", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        async Task<string> ProjectAsync(string file)
        {
            using var archive = new ZipArchive(new MemoryStream(await server.Http.GetByteArrayAsync(new Uri($"sprites/{file}", UriKind.Relative))));
            using var reader = new StreamReader(archive.GetEntry("project.json")!.Open(), Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }
    }
}
