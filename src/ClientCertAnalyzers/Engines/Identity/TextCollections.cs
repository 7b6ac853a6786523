using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>What a collection of texts that the code makes has in it, and how it compares.</summary>
internal sealed class TextCollections(ValueTrace trace)
{
    /// <summary>The elements that an initializer names. There may be more.</summary>
    public IReadOnlyList<IOperation> ElementsOf(IOperation collection, CancellationToken cancellationToken)
    {
        var made = trace.Single(collection, cancellationToken);
        return made switch
        {
            IObjectCreationOperation { Arguments: var arguments, Initializer: var initializer } =>
            [
                .. arguments.SelectMany(argument => Listed(argument.Value.Unwrap(), cancellationToken)),
                .. initializer?.Initializers.Select(KeyOf).OfType<IOperation>() ?? [],
            ],
            // new[] { ... }.ToHashSet(), ToFrozenSet()
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: [{ Value: var source }, ..] } when method.Name.StartsWith("To", StringComparison.Ordinal) && method.IsFramework() =>
                Listed(source.Unwrap(), cancellationToken),
            _ => Listed(made, cancellationToken),
        };
    }

    /// <summary>The elements of an array or a collection expression.</summary>
    private static IReadOnlyList<IOperation> Listed(IOperation made, CancellationToken cancellationToken) =>
        Literal(made) is { } literal ? [.. literal.Elements.OfType<ExpressionElementSyntax>().Select(element => made.SemanticModel?.GetOperation(element.Expression, cancellationToken)).OfType<IOperation>()]
        : made is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues.ToList()
        : [];

    /// <summary>Null where the code does not show the collection, or its comparer.</summary>
    public bool? IgnoresCase(IOperation collection, CancellationToken cancellationToken)
    {
        var type = collection.Unwrap().Type;
        if (type is IArrayTypeSymbol || type is { Name: "List" or "ImmutableArray" or "ImmutableList" } && type.IsFramework())
        {
            return false;
        }

        var made = trace.Single(collection, cancellationToken);
        return made switch
        {
            _ when Literal(made) is not null => false,
            IArrayCreationOperation => false,
            IObjectCreationOperation { Arguments: var arguments } => ComparerIn(arguments),
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: var arguments } when method.Name is "ToHashSet" or "ToFrozenSet" or "ToArray" or "ToList" && method.IsFramework() => ComparerIn(arguments),
            _ => null,
        };
    }

    public static bool? IgnoresCase(IOperation comparer) => comparer.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => false,
        IPropertyReferenceOperation { Property: { IsStatic: true, Name: var name, ContainingType: { Name: "StringComparer" or "EqualityComparer" } type } } when type.IsFramework() =>
            name.EndsWith("IgnoreCase", StringComparison.Ordinal),
        _ => null,
    };

    private static bool? ComparerIn(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Type is { Name: "IEqualityComparer" }) is { } comparer ? IgnoresCase(comparer.Value) : false;

    /// <summary>Older compilers show no operation for it.</summary>
    private static CollectionExpressionSyntax? Literal(IOperation made) => made.Syntax as CollectionExpressionSyntax;

    /// <summary>Of <c>Add(x)</c>, <c>Add(x, y)</c> and <c>[x] = y</c>.</summary>
    private static IOperation? KeyOf(IOperation element) => element switch
    {
        IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var key }, ..] } => key,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var key }] } } => key,
        _ => null,
    };
}
