using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>The way of a certificate, or of some of them, back to the collection that they were taken out of.</summary>
internal static class CollectionWay
{
    private const int MostSteps = 16;

    /// <summary>The expressions on the only way back, names included, the source last; null where there are several ways or none.</summary>
    public static IReadOnlyList<IOperation>? To(Func<IOperation, bool> isSource, IOperation part, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var steps = new List<IOperation>();
        var current = part;
        while (steps.Count < MostSteps && current is not null)
        {
            current = current.Unwrap();
            steps.Add(current);
            if (isSource(current))
            {
                return steps;
            }

            if (Collection(current, symbols) is { } collection)
            {
                current = collection;
            }
            else if (trace.Of(current, cancellationToken) is [var only] && only.Operation != current)
            {
                steps.AddRange(only.Through.Where(name => name != current));
                current = only.Operation;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The collection that an element, a part or another order of it comes from.</summary>
    private static IOperation? Collection(IOperation part, KnownSymbols symbols) => part switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type }, Instance: { Type: { } list } collection }
            when type.Is(symbols.X509CertificateCollection) || new CertificateLists(symbols).IsList(list) => collection,
        IArrayElementReferenceOperation { ArrayReference: var array } => array,
        IInvocationOperation { Instance: var collection } when StoreSearch.IsFind(part, symbols) => collection,
        IInvocationOperation { TargetMethod: { ContainingType: var type }, Arguments: [{ Value: var source }, ..] } when type.Is(symbols.Enumerable) => source,
        ITranslatedQueryOperation query => query.Operation,
        IConditionalAccessOperation access => access.WhenNotNull,
        IConditionalAccessInstanceOperation instance => OperationShapes.Receiver(instance),
        ILocalReferenceOperation { Local: var local, SemanticModel: { } model } when
            local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ForEachStatementSyntax loop && loop.SyntaxTree == model.SyntaxTree => model.GetOperation(loop.Expression),
        _ => null,
    };
}
