using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Certificates that come out of a store: by index, by a search, by LINQ over either.</summary>
internal static class StoreSearch
{
    private const int MostSteps = 16;

    public static bool IsFromStore(IOperation certificate, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var current = certificate;
        for (var step = 0; step < MostSteps && current is not null; step++)
        {
            current = current.Unwrap();
            if (current is IPropertyReferenceOperation { Property: { Name: "Certificates", ContainingType: var type } } && type.Is(symbols.X509Store))
            {
                return true;
            }

            current = Collection(current, symbols) ?? Followed(current, trace, cancellationToken);
        }

        return false;
    }

    /// <summary>The collection that an element, a part or another order of it comes from.</summary>
    private static IOperation? Collection(IOperation part, KnownSymbols symbols) => part switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type }, Instance: var collection } when IsCollection(type, symbols) => collection,
        IArrayElementReferenceOperation { ArrayReference: var array } => array,
        IInvocationOperation { TargetMethod: { Name: "Find", ContainingType: var type }, Instance: var collection } when IsCollection(type, symbols) => collection,
        IInvocationOperation { TargetMethod: { ContainingType: var type }, Arguments: [{ Value: var source }, ..] } when type.Is(symbols.Enumerable) => source,
        IConditionalAccessOperation access => access.WhenNotNull,
        IConditionalAccessInstanceOperation instance => OperationShapes.Receiver(instance),
        ILocalReferenceOperation { Local: var local, SemanticModel: { } model } when
            local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ForEachStatementSyntax loop && loop.SyntaxTree == model.SyntaxTree => model.GetOperation(loop.Expression),
        _ => null,
    };

    private static IOperation? Followed(IOperation value, ValueTrace trace, CancellationToken cancellationToken) =>
        trace.Single(value, cancellationToken) is var next && next != value ? next : null;

    private static bool IsCollection(ITypeSymbol type, KnownSymbols symbols) => type.Is(symbols.X509CertificateCollection);
}
