using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>ASP.NET Core's certificate authentication, which validates a certificate behind the TLS layer once more.</summary>
internal static class CertificateAuthentication
{
    /// <summary>The host that the operation belongs to may use it.</summary>
    public static bool MayFollow(IOperation operation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (symbols.CertificateAuthenticationExtensions is not { } extensions || operation.SemanticModel is not { Compilation: var compilation })
        {
            return false;
        }

        var facts = HostFacts.Of(compilation);
        var area = HostArea.Around(operation, facts, cancellationToken);
        return facts.Sites(cancellationToken).Any(site => site.Text == "AddCertificate"
            && area.MayOwn(site.Name)
            && site.Operation(cancellationToken) is IInvocationOperation call
            && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, extensions));
    }
}
