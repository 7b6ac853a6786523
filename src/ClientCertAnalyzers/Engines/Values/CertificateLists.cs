using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>The certificates in a collection that the code at hand makes. Null everywhere means: some of them are not to be seen.</summary>
internal sealed class CertificateLists(KnownSymbols symbols)
{
    private const int MostLevels = 4;

    public IReadOnlyList<IOperation>? ElementsOf(IOperation list) => ElementsOf(list, MostLevels);

    /// <summary>What a call on a collection puts into it; empty for a call that only reads it.</summary>
    public IReadOnlyList<IOperation>? AddedBy(IInvocationOperation call) => AddedBy(call, MostLevels);

    public bool IsCertificate(ITypeSymbol? type) => type?.Is(symbols.X509Certificate) is true;

    /// <summary>A collection of certificates, whatever its class.</summary>
    public bool IsList(ITypeSymbol? type) => type is not null && (type.Is(symbols.X509CertificateCollection)
        || type is IArrayTypeSymbol { ElementType: var element } && IsCertificate(element)
        || type is INamedTypeSymbol { TypeArguments: [var argument] } named && IsCertificate(argument)
            && (named.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                || named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                || named.AllInterfaces.Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)));

    /// <summary>The certificates of an initializer in braces, without those that its object had before.</summary>
    public IReadOnlyList<IOperation>? ElementsOf(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer is null ? [] : Join(initializer.Initializers.Select(part => part is IInvocationOperation add ? AddedBy(add) : null));

    private IReadOnlyList<IOperation>? ElementsOf(IOperation list, int levels)
    {
        var syntax = list.Syntax;
        list = list.Unwrap();
        return list switch
        {
            _ when levels == 0 => null,
            _ when syntax is CollectionExpressionSyntax literal => ElementsOf(literal, list.SemanticModel, levels),
            IObjectCreationOperation creation when IsList(creation.Type) =>
                Join([.. creation.Arguments.Select(argument => Part(argument.Value, levels)), ElementsOf(creation.Initializer)]),
            IArrayCreationOperation { Initializer: { } values } => Join(values.ElementValues.Select(value => Part(value, levels))),
            ILocalReferenceOperation { Local: var local } when Write.Only(list) is { } value =>
                Join([ElementsOf(value, levels - 1), .. list.ReferencesTo(local).Select(use => AddedAt(use, levels))]),
            IFieldReferenceOperation { Field.IsReadOnly: true } when Write.Only(list) is { } value => ElementsOf(value, levels - 1),
            _ => null,
        };
    }

    /// <summary>An argument or element: a certificate, a list of them, or the size of a list.</summary>
    private IReadOnlyList<IOperation>? Part(IOperation value, int levels)
    {
        var part = value.Unwrap();
        return IsCertificate(part.Type) ? [part]
            : part.Type?.SpecialType == SpecialType.System_Int32 ? []
            : ElementsOf(value, levels - 1);
    }

    private IReadOnlyList<IOperation>? ElementsOf(CollectionExpressionSyntax literal, SemanticModel? model, int levels) =>
        Join(literal.Elements.Select(element => element switch
        {
            ExpressionElementSyntax { Expression: var expression } when model?.GetOperation(expression) is { } operation => Part(operation, levels),
            SpreadElementSyntax { Expression: var expression } when model?.GetOperation(expression) is { } operation => ElementsOf(operation, levels - 1),
            _ => null,
        }));

    private IReadOnlyList<IOperation>? AddedAt(ILocalReferenceOperation use, int levels) => use.OutermostConversion().Parent switch
    {
        IInvocationOperation call when call.Instance == use => AddedBy(call, levels),
        // Code of the program may add to it; what the framework and libraries get, they take as it is.
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => method.Locations.All(place => place.IsInMetadata) ? [] : null,
        _ => [],
    };

    private IReadOnlyList<IOperation>? AddedBy(IInvocationOperation call, int levels) => call.TargetMethod.Name switch
    {
        "Add" or "AddRange" or "Insert" => Join(call.Arguments.Select(argument => Part(argument.Value, levels))),
        var name when name.StartsWith("Import", StringComparison.Ordinal) => null,
        _ => [],
    };

    private static IReadOnlyList<IOperation>? Join(IEnumerable<IReadOnlyList<IOperation>?> parts)
    {
        var all = new List<IOperation>();
        foreach (var part in parts)
        {
            if (part is null)
            {
                return null;
            }

            all.AddRange(part);
        }

        return all;
    }
}
