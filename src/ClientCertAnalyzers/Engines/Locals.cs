using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines;

/// <summary>Where a body of code names a local, nested functions included.</summary>
internal static class Locals
{
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(this IOperation inside, ILocalSymbol? local) =>
        inside.Root().Descendants().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));

    /// <summary>The references that read it.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReadsOf(this IOperation inside, ILocalSymbol? local) =>
        inside.ReferencesTo(local).Where(reference => Write.Through(reference) is null);
}
