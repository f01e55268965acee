using CloudBridge.Server.Tests.House;

namespace CloudBridge.Server.Tests.Requests;

public sealed class RequestsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "requests.md"));

    [Fact]
    public void The_documentation_lists_every_request_and_endpoint_as_it_is() =>
        GeneratedFile.AssertCurrent(RequestsPage.Update(Page), "docs/requests.md");
}
