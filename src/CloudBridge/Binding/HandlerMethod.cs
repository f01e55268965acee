using System.Linq.Expressions;
using System.Reflection;
using CloudBridge.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Binding;

/// <summary>A handler in either style, compiled to one delegate: bind the arguments, call, convert the result.</summary>
internal sealed class HandlerMethod
{
    private HandlerMethod(RequestHandler handler, IReadOnlyList<RequestParameter> parameters)
    {
        Handler = handler;
        Parameters = parameters;
    }

    public RequestHandler Handler { get; }

    public IReadOnlyList<RequestParameter> Parameters { get; }

    public static HandlerMethod FromDelegate(Delegate handler) =>
        Compile(handler.Method, (_, arguments) => Expression.Invoke(Expression.Constant(handler), arguments));

    public static HandlerMethod FromMethod(Type type, MethodInfo method)
    {
        if (method.IsStatic)
        {
            return Compile(method, (_, arguments) => Expression.Call(method, arguments));
        }

        var create = ActivatorUtilities.CreateFactory(type, []);
        return Compile(method, (context, arguments) =>
        {
            var services = Expression.Property(context, nameof(RequestContext.Services));
            var instance = Expression.Call(typeof(HandlerMethod), nameof(Create), null, Expression.Constant(type), Expression.Constant(create), services);
            return Expression.Call(Expression.Convert(instance, type), method, arguments);
        });
    }

    private static object Create(Type type, ObjectFactory create, IServiceProvider services) =>
        services.GetService(type) ?? create(services, null);

    private static HandlerMethod Compile(MethodInfo method, Func<ParameterExpression, Expression[], Expression> call)
    {
        var parameters = Order(method);
        var metadata = parameters.Where(parameter => !parameter.IsNamed)
            .Concat(parameters.Where(parameter => parameter.IsNamed))
            .SelectMany(parameter => parameter.Arguments)
            .ToArray();
        var positional = metadata.Count(argument => !argument.IsNamed);
        var context = Expression.Parameter(typeof(RequestContext), "context");
        var failed = Expression.Label(typeof(RequestResult), "failed");
        var arguments = Expression.Variable(typeof(string[]), "arguments");
        var variables = parameters.Select(parameter => Expression.Variable(parameter.Type)).ToArray();

        var bind = new List<Expression> { Expression.Assign(arguments, ArgumentsOf(context, metadata)) };
        if (!Array.Exists(metadata, argument => argument.IsRest))
        {
            bind.Add(RefuseSurplus(context, arguments, positional, metadata.Length, failed));
        }

        bind.AddRange(parameters.Select((parameter, i) => parameter.Bind(context, arguments, variables[i], failed)));
        bind.Add(Expression.Label(failed, Expression.Default(typeof(RequestResult))));

        // Arguments are bound in one block whose value is what went wrong; a completed result means nothing did.
        var outcome = Expression.Variable(typeof(RequestResult));
        var body = Expression.Block(
            [outcome, arguments, .. variables],
            Expression.Assign(outcome, Expression.Block(bind)),
            Expression.Condition(
                Expression.Equal(Expression.Property(outcome, nameof(RequestResult.Status)), Expression.Constant(RequestStatus.Completed)),
                ResultConversion.Convert(call(context, variables), context, method.ReturnType),
                Expression.New(typeof(ValueTask<RequestResult>).GetConstructor([typeof(RequestResult)])!, outcome)));
        return new HandlerMethod(Expression.Lambda<RequestHandler>(body, context).Compile(), metadata);
    }

    private static Expression ArgumentsOf(ParameterExpression context, RequestParameter[] metadata)
    {
        var came = Expression.Property(context, nameof(RequestContext.Values));
        return Array.Exists(metadata, argument => argument.IsNamed)
            ? Expression.Call(typeof(NamedArguments), nameof(NamedArguments.Arrange), null, came, Expression.Constant(metadata))
            : came;
    }

    private static ConditionalExpression RefuseSurplus(
        ParameterExpression context,
        ParameterExpression arguments,
        int positional,
        int most,
        LabelTarget failed)
    {
        var count = Expression.ArrayLength(arguments);
        var refuse = Expression.Call(
            typeof(ArgumentBinding),
            nameof(ArgumentBinding.TooMany),
            null,
            context,
            Expression.Subtract(count, Expression.Constant(most - positional)),
            Expression.Constant(positional));
        return Expression.IfThen(Expression.GreaterThan(count, Expression.Constant(most)), Expression.Return(failed, refuse));
    }

    private static HandlerParameter[] Order(MethodInfo method)
    {
        // Named parameters have their places behind those of all others.
        var position = 0;
        var parameters = new List<HandlerParameter>();
        foreach (var info in method.GetParameters().OrderBy(info => info.IsDefined(typeof(NamedAttribute), inherit: false)))
        {
            var parameter = new HandlerParameter(info, position);
            parameters.Add(parameter);
            position += parameter.Arguments.Count();
        }

        var rest = parameters.FindIndex(parameter => parameter.Metadata is { IsRest: true });
        if (rest >= 0 && parameters.FindLastIndex(parameter => parameter is { Metadata: not null, IsNamed: false }) != rest)
        {
            throw new InvalidOperationException($"In {method.Name} the parameter {parameters[rest].Metadata!.Name} takes all "
                + "arguments that are left, so it must be the last of them.");
        }

        if (rest >= 0 && parameters.Exists(parameter => parameter.IsNamed))
        {
            throw new InvalidOperationException($"In {method.Name} the parameter {parameters[rest].Metadata!.Name} takes all "
                + "arguments that are left, so none can be given by name.");
        }

        return [.. parameters.OrderBy(parameter => parameter.Index)];
    }
}
