using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of what the Scratch API says of itself.</summary>
internal sealed class ApiRootFields : FieldTable<ScratchApiRoot>
{
    public ApiRootFields()
    {
        AddText("website", "the name of the web site", root => root.Website, isUsual: true);
        AddText("api", "the name of the API", root => root.Api, isUsual: true);
        AddText("help", "where to write for help", root => root.Help, isUsual: true);
    }
}
