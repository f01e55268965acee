using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using CloudBridge.Hosting;
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
    private readonly HandlerParameter[] _members = [];

    /// <param name="parameter">The parameter.</param>
    /// <param name="position">The place of its argument.</param>
    /// <param name="isMember">True for a parameter of a record whose members are all named.</param>
    public HandlerParameter(ParameterInfo parameter, int position, bool isMember = false)
    {
        _parameter = parameter;
        Position = position;
        IsNamed = isMember || parameter.IsDefined(typeof(NamedAttribute), inherit: false);
        var isRest = parameter.ParameterType == typeof(string[]);
        _reader = isRest ? null : ArgumentReaders.For(parameter.ParameterType);
        if (isRest || _reader is not null)
        {
            Metadata = Describe(isRest);
        }
        else if (IsNamed)
        {
            _members = [.. MembersOf(parameter).Select((member, i) => new HandlerParameter(member, position + i, isMember: true))];
        }

        if (IsNamed && Arguments.Any(argument => !argument.IsOptional || argument.IsRest))
        {
            throw new InvalidOperationException($"The parameter {parameter.Name} is given by name, so it needs a "
                + "default value and cannot take all that is left.");
        }
    }

    /// <summary>True when it is given by name.</summary>
    public bool IsNamed { get; }

    /// <summary>The arguments it takes: none for a service, one for each member of a named record.</summary>
    public IEnumerable<RequestParameter> Arguments => Metadata is not null ? [Metadata] : _members.Select(member => member.Metadata!);

    /// <summary>The parameter as a player knows it; null when it is a service, the context or the token.</summary>
    public RequestParameter? Metadata { get; }

    public int Position { get; }

    /// <summary>Its place among the parameters of the method.</summary>
    public int Index => _parameter.Position;

    public Type Type => _parameter.ParameterType;

    /// <summary>Assigns the parameter's variable, or leaves through <paramref name="failed"/> with what is wrong.</summary>
    public Expression Bind(
        ParameterExpression context,
        ParameterExpression arguments,
        ParameterExpression variable,
        LabelTarget failed)
    {
        if (_members.Length > 0)
        {
            var values = _members.Select(member => Expression.Variable(member.Type)).ToArray();
            var create = Expression.New(Type.GetConstructors()[0], values);
            return Expression.Block(
                values,
                [.. _members.Select((member, i) => member.Bind(context, arguments, values[i], failed)), Expression.Assign(variable, create)]);
        }

        if (_reader is not null)
        {
            var read = Expression.Call(
                ReadMethod.MakeGenericMethod(Type),
                arguments,
                Expression.Constant(_reader, typeof(ArgumentReader<>).MakeGenericType(Type)),
                Expression.Constant(Metadata),
                Expression.Constant(Position),
                Expression.Constant(DefaultValue(), typeof(object)),
                variable);
            return Expression.IfThen(
                Expression.Not(read),
                Expression.Return(failed, Expression.Call(
                    typeof(ArgumentBinding),
                    nameof(ArgumentBinding.Bad),
                    null,
                    context,
                    arguments,
                    Expression.Constant(Metadata),
                    Expression.Constant(Position))));
        }

        return Expression.Assign(variable, Find(context, arguments));
    }

    private Expression Find(Expression context, Expression arguments)
    {
        if (Metadata is not null)
        {
            return Expression.Call(RestMethod, arguments, Expression.Constant(Position));
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

    private static ParameterInfo[] MembersOf(ParameterInfo parameter)
    {
        var members = parameter.ParameterType.GetConstructors() is [var constructor, ..] ? constructor.GetParameters() : [];
        return members.Length > 0 && members.All(member => ArgumentReaders.For(member.ParameterType) is not null)
            ? members
            : throw new InvalidOperationException($"The parameter {parameter.Name} is given by name, so it must be a value or a record of values.");
    }

    private RequestParameter Describe(bool isRest)
    {
        var name = NameOf(_parameter) ?? $"value{Position + 1}";
        if (isRest)
        {
            return new RequestParameter(name, "text", IsOptional: true, IsRest: true);
        }

        var type = (string)_reader!.GetType().GetProperty(nameof(ArgumentReader<int>.TypeName))!.GetValue(_reader)!;
        var isOptional = _parameter.HasDefaultValue || Nullable.GetUnderlyingType(Type) is not null;
        var defaultText = _parameter.HasDefaultValue ? Convert.ToString(DefaultValue(), CultureInfo.InvariantCulture) : null;
        return new RequestParameter(name, type, isOptional, string.IsNullOrEmpty(defaultText) ? null : defaultText, IsNamed: IsNamed);
    }

    /// <summary>Members of records have names in upper case.</summary>
    private static string? NameOf(ParameterInfo parameter) =>
        parameter.Name is [var first, .. var rest] && char.IsUpper(first) ? char.ToLowerInvariant(first) + rest : parameter.Name;

    /// <summary>
    /// The default as a boxed value of the type: metadata has null for a default struct and a number for a nullable enum.
    /// </summary>
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
