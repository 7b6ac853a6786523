using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>A certificate that is taken out of those of a PKCS#12 file.</summary>
internal static class Pkcs12Entry
{
    /// <summary>Nothing but the order of the file says which one it is.</summary>
    public static bool IsTakenByItsPlace(IOperation element, ValueTrace trace, CollectionUses uses, KnownSymbols symbols, CancellationToken cancellationToken) =>
        CollectionWay.To(step => IsFile(step, symbols), element, trace, symbols, cancellationToken) is [_, var collection, ..] way
        && CollectionUse.Of(collection, symbols).Kind is CollectionUseKind.Element or CollectionUseKind.ElementOrNull
        && !way.Any(HasCondition)
        && (way[way.Count - 1] is IInvocationOperation || way.Any(step => IsFilledFromFile(step, symbols)))
        && !way.Skip(1).SelectMany(uses.AllOf).Any(use => IsChoice(use, way, symbols))
        && !element.Root().Syntax.DescendantTokens().Any(token => token.ValueText is "HasPrivateKey");

    /// <summary>A collection that is a PKCS#12 file, or an empty one that may become it.</summary>
    private static bool IsFile(IOperation operation, KnownSymbols symbols) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "LoadPkcs12Collection" or "LoadPkcs12CollectionFromFile", ContainingType: var type } } => type.Is(symbols.X509CertificateLoader),
        IObjectCreationOperation { Type: { } type, Arguments.Length: 0, Initializer: null } => type.Is(symbols.X509CertificateCollection),
        _ => false,
    };

    /// <summary>The old way: an empty collection, and once <c>Import</c> with a password, which only PKCS#12 has.</summary>
    private static bool IsFilledFromFile(IOperation step, KnownSymbols symbols) => step is ILocalReferenceOperation { Local: var local }
        && step.ReferencesTo(local).Select(reference => reference.Parent).Where(use => IsImport(use, symbols)).Take(2).Count() == 1;

    private static bool IsImport(IOperation? use, KnownSymbols symbols) =>
        use is IInvocationOperation { TargetMethod: { Name: "Import", ContainingType: var type, Parameters.Length: > 1 } } && type.Is(symbols.X509CertificateCollection);

    private static bool HasCondition(IOperation step) => step is IInvocationOperation call && call.Arguments.Any(argument => argument.Value.Type?.TypeKind == TypeKind.Delegate);

    /// <summary>The code looks at more than one entry, or makes sure that there is one only. That there is any says nothing.</summary>
    private static bool IsChoice(CollectionUse use, IReadOnlyList<IOperation> way, KnownSymbols symbols) => use.Kind switch
    {
        CollectionUseKind.NullTest or CollectionUseKind.Dropped => false,
        CollectionUseKind.Question => !IsAboutNone(use.Operation),
        CollectionUseKind.Element or CollectionUseKind.ElementOrNull => HasCondition(use.Operation),
        CollectionUseKind.Part => !CollectionUses.IsOn(way, use.Operation),
        CollectionUseKind.Named => !way.Any(step => CollectionUses.IsOf(step, use.Operation)),
        CollectionUseKind.Returned => CollectionUses.IsInFunctionOf(way[0], use.Operation),
        _ => !IsImport(use.Operation, symbols),
    };

    /// <summary>A comparison with nothing, as in <c>Count == 0</c>, or <c>Any()</c>.</summary>
    private static bool IsAboutNone(IOperation question) => question is IInvocationOperation { TargetMethod.Name: "Any", Arguments.Length: 1 }
        || (question.OutermostConversion().Parent is IBinaryOperation comparison
            && (comparison.LeftOperand.ConstantValue is { HasValue: true, Value: 0 } || comparison.RightOperand.ConstantValue is { HasValue: true, Value: 0 }));
}
