using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>The registration without the middleware, which does nothing, or the middleware without the registration, which believes a header that nobody chose.</summary>
internal static class MTLS4012ForwardingIncompleteRule
{
    private const string Ignored = "the header is ignored and the client has no certificate; call it before 'UseAuthentication', or remove this call";
    private const string Believed = "whoever sends a header 'X-Client-Cert' passes for the owner of the certificate in it; register the header that your proxy sets, or remove this call";

    public static Diagnostic? Judge(IInvocationOperation call, GuardedSeverity severities, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var (method, type) = (call.TargetMethod.Name, call.TargetMethod.ContainingType);
        var (isAdd, isUse) = (Is(type, symbols.CertificateForwardingServices), Is(type, symbols.CertificateForwardingApplications));
        if (!isAdd && !isUse || ForwardingFacts.MayBeElsewhere(call.SemanticModel!.Compilation, cancellationToken))
        {
            return null;
        }

        var facts = ForwardingFacts.Around(call, cancellationToken);
        return !(isAdd ? facts.IsUsed : facts.IsRegistered) && severities.Of(Rules.MTLS4012ForwardingIncomplete.DefaultSeverity, call) is { } severity
            ? Diagnostic.Create(
                Rules.MTLS4012ForwardingIncomplete,
                call.NameOfCall(),
                severity,
                additionalLocations: null,
                properties: null,
                method,
                isAdd ? ForwardingFacts.Use : ForwardingFacts.Add,
                isAdd ? Ignored : Believed)
            : null;
    }

    private static bool Is(ITypeSymbol type, ITypeSymbol? known) => SymbolEqualityComparer.Default.Equals(type, known);
}
