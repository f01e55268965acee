using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudBridge.Server.Features.Monitors.Http.Input;

/// <summary>The JSON body of a request; what is wrong with it is told when it is used, where errors become problems.</summary>
internal sealed class JsonBody<T> : IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? _value;
    private readonly ApiException? _fault;

    private JsonBody(T? value, ApiException? fault)
    {
        _value = value;
        _fault = fault;
    }

    /// <exception cref="ApiException">It cannot be read.</exception>
    public T Value => _value ?? throw _fault!;

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        try
        {
            var bytes = await BodyBytes.ReadAsync(context.Request, context.RequestAborted);
            return new(JsonObjectReader.Read(bytes, (JsonTypeInfo<T>)ApiJson.Default.GetTypeInfo(typeof(T))!), null);
        }
        catch (ApiException fault)
        {
            return new(null, fault);
        }
        catch (BadHttpRequestException error)
        {
            return new(null, new ApiException(error.StatusCode, ""));
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}
