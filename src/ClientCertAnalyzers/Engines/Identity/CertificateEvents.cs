using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>What certificate authentication has checked before it calls <c>OnCertificateValidated</c>.</summary>
internal static class CertificateEvents
{
    private const string Types = "AllowedCertificateTypes";

    private const string Mode = "ChainTrustValidationMode";

    /// <param name="handler">The body of the event handler. Options that are set elsewhere count as those by default.</param>
    /// <param name="symbols">The framework's types.</param>
    public static Trust TrustBefore(IOperation handler, KnownSymbols symbols)
    {
        var options = handler.Ancestors().OfType<IAnonymousFunctionOperation>()
            .FirstOrDefault(outer => outer.Symbol.Parameters.Any(parameter => parameter.Type.Is(symbols.CertificateAuthenticationOptions)));
        var set = (options is null ? handler.Ancestors().OfType<IObjectOrCollectionInitializerOperation>().LastOrDefault() : (IOperation)options)?.Descendants()
            .OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.ContainingType: var type } && type.Is(symbols.CertificateAuthenticationOptions))
            .ToLookup(assignment => ((IPropertyReferenceOperation)assignment.Target).Property.Name, assignment => NameOf(assignment.Value));
        return set is null ? Trust.Machine
            : set[Types].Any(name => name is null or "SelfSigned" or "All") ? Trust.Unchecked
            : set[Mode].Any(name => name is null or "CustomRootTrust") ? Trust.Checked
            : Trust.Machine;
    }

    private static string? NameOf(IOperation value) => value.Unwrap() is IFieldReferenceOperation { Field: { IsConst: true, Name: var name } } ? name : null;
}
