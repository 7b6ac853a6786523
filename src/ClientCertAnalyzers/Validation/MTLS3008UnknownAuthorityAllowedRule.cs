using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Validation;

/// <summary>Somebody goes by a chain that leads anywhere, and nobody looks where it leads. A chain that is only looked at is fine.</summary>
internal static class MTLS3008UnknownAuthorityAllowedRule
{
    public static bool TrustsBuild(IInvocationOperation build, PolicyUse policy, KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken) =>
        policy.Names.Of(build.Instance) is { } chain
        && PolicyUse.IsVisible(chain, symbols)
        && !TlsAnswer.IsGoodAt(build, symbols)
        && !new RootChecks(symbols, bodies, cancellationToken).Follow(chain, policy.Names);

    /// <summary>TLS goes by the chain, unless a callback decides.</summary>
    public static bool TrustsTls(IPropertyReferenceOperation options, PolicyUse policy) =>
        policy.Names.Of(options.Instance) is { } owner
        && !policy.Names.Body.DescendantsAndSelf().Any(operation => operation is IPropertyReferenceOperation { Property.Name: "RemoteCertificateValidationCallback" } callback
            && policy.Names.Of(callback.Instance) is { } other && other.Equals(owner));
}
