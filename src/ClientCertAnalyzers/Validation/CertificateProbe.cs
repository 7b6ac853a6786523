using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>
/// Monitoring code opens a TLS connection to look at the server's certificate, expired ones included, and sends nothing. It has to
/// accept what it wants to see.
/// </summary>
internal static class CertificateProbe
{
    /// <summary>Whether the callback goes to an <c>SslStream</c> in a local that authenticates and is looked at, but never carries data.</summary>
    public static bool IsProbe(IOperation receiver, KnownSymbols symbols)
    {
        if (receiver is not IArgumentOperation { Parent: IObjectCreationOperation { Type: { } type, Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var stream } } } }
            || !SymbolEqualityComparer.Default.Equals(type, symbols.SslStream))
        {
            return false;
        }

        var uses = receiver.ReferencesTo(stream).ToList();
        return uses.Any(use => use.Parent is IPropertyReferenceOperation { Property.Name: "RemoteCertificate" })
            && uses.All(use => use.Parent is IPropertyReferenceOperation or IUsingOperation
                || use.Parent is IInvocationOperation { TargetMethod.Name: var name } call && call.Instance == use && IsHandshakeOrEnd(name));
    }

    private static bool IsHandshakeOrEnd(string method) =>
        method.StartsWith("AuthenticateAsClient", StringComparison.Ordinal) || method is "Dispose" or "DisposeAsync" or "Close" or "ShutdownAsync";
}
