using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Binding;

/// <summary>One parameter of a handler and the expression that finds its value.</summary>
internal sealed class HandlerParameter
{
    private static readonly MethodInfo ReadMethod = typeof(ArgumentBinding).GetMethod(nameof(ArgumentBinding.TryRead))!;
    private static readonly MethodInfo RestMethod = typeof(ArgumentBinding).GetMethod(nameof(ArgumentBinding.Rest))!;
    private static readonly MethodInfo ServiceMethod = typeof(ServiceProviderServiceExtensions)
        .GetMethod(nameof(ServiceProviderServiceExtensions.GetRequiredService), [typeof(IServiceProvider), typeof(Type)])!;

    private readonly ParameterInfo _parameter;
    private readonly object? _reader;

    public HandlerParameter(ParameterInfo parameter, int position)
    {
        _parameter = parameter;
        Position = position;
        var isRest = parameter.ParameterType == typeof(string[]);
        _reader = isRest ? null : ArgumentReaders.For(parameter.ParameterType);
        if (isRest || _reader is not null)
        {
            Metadata = Describe(isRest);
        }
    }

    /// <summary>What the parameter is to a player; null when it is a service, the context or the token.</summary>
    public RequestParameter? Metadata { get; }

    public int Position { get; }

    public Type Type => _parameter.ParameterType;

    /// <summary>Assigns the parameter's variable, or leaves through <paramref name="failed"/> with what is wrong.</summary>
    public Expression Bind(ParameterExpression context, ParameterExpression variable, LabelTarget failed)
    {
        if (_reader is not null)
        {
            var read = Expression.Call(
                ReadMethod.MakeGenericMethod(Type),
                context,
                Expression.Constant(_reader, typeof(ArgumentReader<>).MakeGenericType(Type)),
                Expression.Constant(Metadata),
                Expression.Constant(Position),
                Expression.Constant(DefaultValue(), typeof(object)),
                variable);
            return Expression.IfThen(
                Expression.Not(read),
                Expression.Return(failed, Expression.Call(typeof(ArgumentBinding), nameof(ArgumentBinding.Bad), null, context, Expression.Constant(Metadata), Expression.Constant(Position))));
        }

        return Expression.Assign(variable, Find(context));
    }

    private Expression Find(Expression context)
    {
        if (Metadata is not null)
        {
            return Expression.Call(RestMethod, context, Expression.Constant(Position));
        }

        if (Type == typeof(RequestContext))
        {
            return context;
        }

        if (Type == typeof(CancellationToken))
        {
            return Expression.Property(context, nameof(RequestContext.Aborted));
        }

        var services = Expression.Property(context, nameof(RequestContext.Services));
        return Type == typeof(IServiceProvider)
            ? services
            : Expression.Convert(Expression.Call(ServiceMethod, services, Expression.Constant(Type)), Type);
    }

    private RequestParameter Describe(bool isRest)
    {
        var name = _parameter.Name ?? $"value{Position + 1}";
        if (isRest)
        {
            return new RequestParameter(name, "text", IsOptional: true, IsRest: true);
        }

        var type = (string)_reader!.GetType().GetProperty(nameof(ArgumentReader<int>.TypeName))!.GetValue(_reader)!;
        var isOptional = _parameter.HasDefaultValue || Nullable.GetUnderlyingType(Type) is not null;
        var defaultText = _parameter.HasDefaultValue ? Convert.ToString(DefaultValue(), CultureInfo.InvariantCulture) : null;
        return new RequestParameter(name, type, isOptional, string.IsNullOrEmpty(defaultText) ? null : defaultText);
    }

    /// <summary>The default as a boxed value of the type: metadata has null for a default struct and a number for a nullable enum.</summary>
    private object? DefaultValue()
    {
        var value = _parameter.HasDefaultValue ? _parameter.DefaultValue : null;
        if (value is null)
        {
            return Type.IsValueType ? Activator.CreateInstance(Type) : null;
        }

        return Nullable.GetUnderlyingType(Type) is { IsEnum: true } member ? Enum.ToObject(member, value) : value;
    }
}
