using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

internal static class LocalReads
{
    /// <summary>The places of a body that read a local, nested functions included.</summary>
    public static IEnumerable<IOperation> Of(ILocalSymbol local, IOperation inside) => OperationWalks.Root(inside).Descendants().Where(operation =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && Write.Through(reference) is null);
}
