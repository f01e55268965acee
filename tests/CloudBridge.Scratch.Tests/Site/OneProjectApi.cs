using System.Reflection;

namespace CloudBridge.Scratch.Tests.Site;

/// <summary>A Scratch API that knows every project, and nothing else.</summary>
public class OneProjectApi : DispatchProxy
{
    private string? _token;

    internal static IScratchApi With(string? token)
    {
        var api = Create<IScratchApi, OneProjectApi>();
        ((OneProjectApi)(object)api)._token = token;
        return api;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(IScratchApi.GetProjectAsync)
        ? Task.FromResult(new ScratchProject((long)args![0]!, "A project") { Token = _token })
        : throw new NotSupportedException(targetMethod?.Name);
}
