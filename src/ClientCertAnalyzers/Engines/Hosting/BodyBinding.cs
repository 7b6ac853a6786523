using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What is known of a request's body when its handler starts.</summary>
internal static class BodyBinding
{
    private static readonly HashSet<string> Methods = new(StringComparer.OrdinalIgnoreCase) { "POST", "PUT", "PATCH" };

    /// <summary>What comes from elsewhere in the request, or from no request at all.</summary>
    private static readonly HashSet<string> Elsewhere =
        ["FromRouteAttribute", "FromQueryAttribute", "FromHeaderAttribute", "FromServicesAttribute", "FromKeyedServicesAttribute"];

    /// <summary>Attributes that read forms, bind them to properties, or bring a filter that nobody has seen.</summary>
    private static readonly HashSet<string> Readers =
    [
        "ValidateAntiForgeryTokenAttribute", "AutoValidateAntiforgeryTokenAttribute", "BindPropertyAttribute", "BindPropertiesAttribute",
        "ServiceFilterAttribute", "TypeFilterAttribute", "MiddlewareFilterAttribute",
    ];

    /// <summary>The HTTP method of the handler that comes with a body; null where it has none.</summary>
    public static string? Method(IMethodSymbol handler, IReadOnlyList<IInvocationOperation> maps) =>
        maps.Select(MethodOf).Concat(handler.GetAttributes().Select(MethodOf)).FirstOrDefault(method => method is not null);

    /// <summary>A parameter may be bound from the body, or a filter may read it, and then it has arrived.</summary>
    public static bool MayHaveRead(IMethodSymbol handler, IReadOnlyList<IInvocationOperation> maps) => maps.Count > 0
        ? maps.Any(IsFiltered) || !handler.Parameters.All(parameter => IsFromElsewhere(parameter) || IsContext(parameter.Type) || IsService(parameter.Type))
        : !handler.ContainingType.BaseType.IsFramework() || !handler.Parameters.All(IsFromElsewhere) || AttributesAround(handler).Any(MayRead);

    private static IEnumerable<AttributeData> AttributesAround(IMethodSymbol action) => action.GetAttributes()
        .Concat(action.ContainingType.GetAttributes())
        .Concat(action.ContainingType.GetMembers().OfType<IPropertySymbol>().SelectMany(property => property.GetAttributes()));

    private static bool MayRead(AttributeData attribute) => !attribute.AttributeClass.IsFramework() || Readers.Contains(attribute.AttributeClass!.Name);

    private static string? MethodOf(IInvocationOperation map) => map.TargetMethod.Name switch
    {
        "MapMethods" => map.Arguments.SelectMany(argument => argument.Descendants()).Select(value => value switch
        {
            { ConstantValue: { HasValue: true, Value: string method } } => Known(method),
            IFieldReferenceOperation { Field: { Name: var name, ContainingType: { Name: "HttpMethods" } type } } when type.IsFramework() => Known(name),
            _ => null,
        }).FirstOrDefault(method => method is not null),
        var name => Known(name.Replace("Map", "")),
    };

    private static string? MethodOf(AttributeData attribute) =>
        attribute.AttributeClass.IsFramework() ? Known(attribute.AttributeClass!.Name.Replace("Http", "").Replace("Attribute", "")) : null;

    private static string? Known(string method) => Methods.Contains(method) ? method.ToUpperInvariant() : null;

    private static bool IsFromElsewhere(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass.IsFramework() && Elsewhere.Contains(attribute.AttributeClass!.Name))
        || (parameter.GetAttributes().IsEmpty && (IsSimple(parameter.Type) || parameter.Type is { Name: "CancellationToken" } && parameter.Type.IsFramework()));

    /// <summary>Route values, query and headers are text that is parsed.</summary>
    private static bool IsSimple(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
        ? IsSimple(inner)
        : type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Enum || (type.IsFramework() && !type.GetMembers("TryParse").IsEmpty);

    private static bool IsContext(ITypeSymbol type) => type.IsFramework() && type.Name is "HttpContext" or "HttpRequest" or "HttpResponse" or "ClaimsPrincipal";

    /// <summary>No body becomes an interface, other than a collection or a file.</summary>
    private static bool IsService(ITypeSymbol type) => type.TypeKind == TypeKind.Interface
        && !type.Name.StartsWith("IForm", StringComparison.Ordinal)
        && !type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
        && type.SpecialType != SpecialType.System_Collections_IEnumerable;

    /// <summary>What follows a map call on the same endpoint: the framework's conventions do not read, filters may.</summary>
    private static bool IsFiltered(IInvocationOperation map)
    {
        IOperation current = map;
        while (current.Parent is IArgumentOperation or IConversionOperation or IInvocationOperation)
        {
            current = current.Parent;
            if (current is IInvocationOperation convention && !convention.TargetMethod.IsFramework())
            {
                return true;
            }
        }

        return false;
    }
}
