namespace CloudBridge;

/// <summary>
/// Makes a parameter with a default value one that is given by its name, anywhere behind the required arguments:
/// <c>fields:name,country</c>, with <c>:</c> or <c>=</c> between, or a space if there is no other. The optional arguments
/// of such a request may be given by name as well: <c>page:2</c>. On a parameter whose type is a record, each parameter of
/// the record's constructor is one.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NamedAttribute : Attribute;
